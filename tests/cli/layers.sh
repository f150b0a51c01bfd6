# The include order of translator/ and runtime/; then that what breaks it is found.
../layers.sh && echo "in order"

broken=$(mktemp -d)
mkdir -p "$broken"/{docs,translator/{base,ir,emit,other},runtime/{core,types}}
cd "$broken" || exit
echo '`ir/ir.c includes emit/emit.h`, for a reason.' >docs/design.md
printf '#include "emit/emit.h"\n#include <stdio.h>\n' | tee translator/base/text.c >translator/ir/ir.c
printf '#include "emit/emit.h"\n#include "ir/ir.h"\n#include "lost.h"\n' >translator/emit/emit.c
echo '#include "base/text.h"' >translator/other/other.c
printf '#include "../types/text.h"\n#include "yieldabi.h"\n' >runtime/core/text.c
printf '#include "../core/text.h"\n#include "lost.h"\n' >runtime/types/text.c
touch translator/emit/emit.h translator/ir/ir.h
"$OLDPWD/../layers.sh" "$broken" | sort
rm -rf "$broken"
