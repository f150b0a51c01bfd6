# yieldc: the translator, its runtime library, their tests.
#
#   make            build/yieldc and build/libyieldrt.a
#   make deps       installs the packages that are missing here
#   make check      the format, all tests; check-asan under sanitizers, check-gcstress collecting all
#                   the time, check-alloc with every allocation of some programs failing, check-cross
#                   a program for another machine
#   make conformance    CPython's own tests; conformance-record writes down which pass,
#                   conformance-sample runs a few of them
#   make thirdparty libraries of others print what CPython prints
#   make bench-instructions    fixed programs take no more instructions than bench/instructions.txt says
#   make bench-compile  whether time and memory of large programs grow with their size and no faster
#   make demo       translates, builds and runs an example
#   make install    under PREFIX (/usr/local), within DESTDIR
#   make man        the pages of docs/man, from the tables of options
#
# VARIANT=asan builds the same into build/asan with sanitizers. V=1 shows the commands.
# CROSS=aarch64-linux-gnu- builds build/aarch64-linux-gnu/libyieldrt.a for that machine, and yieldc for
# this one beside it: build/aarch64-linux-gnu/yieldc build --cc aarch64-linux-gnu-gcc app.py
# The libraries' packages are needed for that machine: libgmp-dev:arm64 and so on.

VERSION := 0.1.0
PREFIX  ?= /usr/local
DESTDIR ?=
VARIANT ?=
CROSS   ?=
HOSTCC  ?= gcc

ifeq ($(origin CC),default)
CC := $(CROSS)gcc
endif
ifeq ($(origin AR),default)
AR := $(CROSS)ar
endif
CFLAGS ?= -O2

# As many jobs as there are processors, unless -j says otherwise: the library alone is a minute of
# one. Not for several goals, whose order counts (`make clean all`).
PROCESSORS := $(or $(shell nproc 2>/dev/null),2)
ifeq ($(MAKELEVEL)$(word 2,$(MAKECMDGOALS)),0)
MAKEFLAGS += -j$(PROCESSORS)
endif

B := build$(if $(VARIANT),/$(VARIANT))$(if $(CROSS),/$(CROSS:%-=%))
ifeq ($(VARIANT),asan)
SANITIZE := -fsanitize=address,undefined -fno-omit-frame-pointer
CFLAGS   := -O1 -g -DYIELDC_VERIFY
endif

ifeq ($(VARIANT),fuzz)
CC       := clang
SANITIZE := -fsanitize=address,undefined,fuzzer-no-link -fno-omit-frame-pointer
CFLAGS   := -O1 -g -DYIELDC_VERIFY
endif

# What nobody calls is left out of a program; so is the padding in front of what is only jumped to. The
# tables for unwinding, which a debugger and a sanitizer read and nobody else, go to the symbols.
SMALL_FLAGS := -ffunction-sections -fdata-sections \
               $(if $(SANITIZE),,-fasynchronous-unwind-tables -include runtime/core/debug_frame.h) \
               $(if $(findstring clang,$(CC)),,-fno-align-jumps)

# The library's modules are large: optimised as yieldc does a program; not at all under sanitizers.
LIBRARY_FLAGS := $(if $(SANITIZE),-O0 -g0,-O1) $(SMALL_FLAGS)
# Python's own library is ten times that: it spends its time in the runtime, which is optimised.
STANDARD_FLAGS := -O0 -g0 -w $(if $(SANITIZE),-fno-sanitize=all) $(SMALL_FLAGS)

Q   := $(if $(V),,@)
say  = $(if $(V),,@printf '  %-5s %s\n' $(1) $(2))

ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -Wall -Wextra $(CFLAGS) $(SANITIZE) -MMD -MP
LIBS       = -lgmp -lutf8proc -lpcre2-8 -lpcre2-16 -lpcre2-32 -lm

TS         := node_modules/tree-sitter/vendor/tree-sitter/lib
TS_PYTHON  := node_modules/tree-sitter-python/src
TS_STAMP   := node_modules/.package-lock.json
TS_OBJECTS := $(B)/tree-sitter/lib.o $(B)/tree-sitter/parser.o $(B)/tree-sitter/scanner.o

TRANSLATOR := $(wildcard translator/*.c translator/*/*.c)
RUNTIME    := $(wildcard runtime/*/*.c)
UNIT       := $(wildcard tests/unit/*.c)

files_in    = $(shell cd $(1) && find . -name '*.py' ! -path '*-*' | sed 's|^\./||' | sort)
modules_of  = $(subst /,.,$(patsubst %/__init__,%,$(1:.py=)))
c_files_of  = $(patsubst %,$(B)/library/yr_lib_%.c,$(subst .,__,$(1)))

LIBRARY_FILES   := $(call files_in,runtime/lib)
LIBRARY         := $(LIBRARY_FILES:%=runtime/lib/%)
LIBRARY_MODULES := $(call modules_of,$(LIBRARY_FILES))
LIBRARY_C       := $(call c_files_of,$(LIBRARY_MODULES))
LIBRARY_OBJECTS := $(LIBRARY_C:.c=.o)

# Python's own library, of the package libpython3.11-stdlib or of another place. A name of runtime/lib
# stands in for it, with all that is inside but STANDARD_INSIDE; runtime/standard.txt names what is left
# out.
STDLIB ?= $(or $(wildcard /usr/lib/python3.11),$(shell python3.11 -c \
              'import sysconfig; print(sysconfig.get_path("stdlib"))' 2>/dev/null))
STANDARD_OUT     := $(shell sed 's/ .*//; /^\#/d' runtime/standard.txt) \
                    $(sort $(foreach m,$(LIBRARY_MODULES),$(firstword $(subst ., ,$m))))
STANDARD_INSIDE  := re._parser string concurrent.futures._base concurrent.futures.thread
STANDARD_MODULES := $(if $(STDLIB),$(STANDARD_INSIDE) $(filter-out $(STANDARD_OUT) $(STANDARD_OUT:%=%.%), \
                        $(call modules_of,$(call files_in,$(STDLIB)))))
STANDARD_C       := $(call c_files_of,$(STANDARD_MODULES))
STANDARD_OBJECTS := $(STANDARD_C:.c=.o)
STANDARD         := $(if $(STDLIB),--standard $(STDLIB))

# The Unicode character database, of which a program of ours makes tables. The translator has them
# too, for \N{...} and for names that are not in their normal form.
UCD           ?= /usr/share/unicode
TABLES_OBJECT := $(B)/unicode_tables.o
NAME_OBJECTS  := $(TABLES_OBJECT) $(B)/runtime/modules/unicodedata_names.o \
                 $(B)/runtime/modules/unicodedata_forms.o

# What runs once, or where something has gone wrong, is compiled for size: no operation of
# bench/programs spends its time there.
COLD := $(addprefix core/,build_class class class_bases class_slots exception_group exception_os \
            exception_unicode format import mapping_proxy reduce signals start structseq suggest \
            teardown type_attributes uncaught unseen warning weakproxy) \
        $(addprefix generator/,origin) \
        $(addprefix modules/,_codecs_module _locale_module _signal_module \
            _socket_module _ssl_module builtins_exec builtins_module builtins_scope io_abstract \
            io_base io_base_methods io_open io_pair io_raw posix_environ posix_module posix_path \
            posix_process posix_stat readline_module resource_module ssl_certificate ssl_context \
            ssl_error ssl_socket sys_breakpoint sys_info sys_module termios_module) \
        $(addprefix types/,codec_errors codec_escape codec_registry generic_alias memoryview_cast \
            namespace none template type_parameters union_type)

TRANSLATOR_OBJECTS := $(TRANSLATOR:%.c=$(B)/%.o)
RUNTIME_OBJECTS    := $(RUNTIME:%.c=$(B)/%.o)
UNIT_OBJECTS       := $(UNIT:%.c=$(B)/%.o)

.PHONY: all deps deps-test install-packages deps-conformance conformance conformance-record conformance-sample demo check check-asan check-cross check-gcstress check-alloc unit goldens goldens-c format format-check
.PHONY: fuzz fuzz-ci fuzz-translator bench-compile thirdparty install man uninstall clean bench-instructions bench-record
.DELETE_ON_ERROR:

all: $(B)/yieldc $(B)/libyieldrt.a

# ---- The translator -----------------------------------------------------------------------

ifeq ($(CROSS),)
$(B)/yieldc: $(TRANSLATOR_OBJECTS) $(TS_OBJECTS) $(NAME_OBJECTS)
	$(call say,LINK,$@)
	$(Q)$(CC) $(CFLAGS) $(SANITIZE) $(LDFLAGS) -o $@ $^ -lm
else
# It runs here, and finds the library that stands beside it.
$(B)/yieldc: FORCE
	@mkdir -p $(@D)
	$(Q)$(MAKE) --no-print-directory CROSS= CC=$(HOSTCC) AR=ar build/yieldc
	@cmp -s build/yieldc $@ || cp -p build/yieldc $@
endif

$(TRANSLATOR_OBJECTS): CPPFLAGS += -Itranslator -DYIELDC_VERSION='"$(VERSION)"'
$(filter $(B)/translator/parse/%,$(TRANSLATOR_OBJECTS)): CPPFLAGS += -I$(TS)/include
$(TRANSLATOR_OBJECTS): | $(TS_STAMP)

# NATIVE(name) for every module that the runtime has in C, LINKS(name, words) for those that stand on
# a library. Written anew only when it changes.
$(B)/natives.def: $(RUNTIME) runtime/modules/links.def
	@mkdir -p $(@D)
	@sed -n 's/^const yr_native_module yr_module_\([a-z0-9_]*\) .*/NATIVE(\1)/p; /^LINKS/p' \
	    $(sort $(RUNTIME)) runtime/modules/links.def | sort -u > $@.new
	@cmp -s $@ $@.new && rm $@.new || mv $@.new $@

$(B)/translator/program/modules.o: CPPFLAGS += -I$(B)
$(B)/translator/program/modules.o: $(B)/natives.def

$(B)/translator/command/left_out.o: CPPFLAGS += -I$(B)
$(B)/translator/command/left_out.o: $(B)/named.def

# The files of the page that `explain --html` writes, as strings: const char page_css[] and so on.
PAGE := html css js

$(B)/page.inc: $(PAGE:%=translator/report/page.%)
	@mkdir -p $(@D)
	@for kind in $(PAGE); do echo "static const char page_$$kind[] ="; \
	    sed 's/[\\"]/\\&/g; s/.*/    "&\\n"/' translator/report/page.$$kind; echo ';'; done > $@

$(B)/translator/report/html.o: CPPFLAGS += -I$(B)
$(B)/translator/report/html.o: $(B)/page.inc

# The parser's sources come from the packages that package-lock.json pins; nothing of them is run.
$(TS_STAMP): package-lock.json
	npm ci --ignore-scripts
	touch $@

$(B)/tree-sitter/lib.o: $(TS_STAMP)
	@mkdir -p $(@D)
	$(call say,CC,$@)
	$(Q)$(CC) -std=c11 -D_GNU_SOURCE $(CFLAGS) -I$(TS)/include -I$(TS)/src -c -o $@ $(TS)/src/lib.c

$(B)/tree-sitter/%.o: $(TS_STAMP)
	@mkdir -p $(@D)
	$(call say,CC,$@)
	$(Q)$(CC) -std=c11 -O1 -g -I$(TS_PYTHON) -c -o $@ $(TS_PYTHON)/$*.c

# ---- The runtime --------------------------------------------------------------------------

$(B)/libyieldrt.a: $(RUNTIME_OBJECTS) $(TABLES_OBJECT) $(LIBRARY_OBJECTS) $(STANDARD_OBJECTS) $(B)/library/translated
	$(call say,AR,$@)
	$(Q)rm -f $@
	$(Q)$(AR) rcs $@ $(filter %.o,$^)

$(RUNTIME_OBJECTS) $(TABLES_OBJECT): CPPFLAGS += -Iruntime/include -Iruntime
$(RUNTIME_OBJECTS): CFLAGS += $(SMALL_FLAGS)
$(RUNTIME_OBJECTS): runtime/core/debug_frame.h

# Each object is made by way of its assembly, in which the references of tables get names, so that a
# program can leave out what it does not name (runtime/rows.awk, core/chosen.h). Other compilers and machines, and
# sanitizers, do without.
NAMED := $(if $(SANITIZE)$(findstring clang,$(CC))$(filter-out x86_64-linux-gnu,$(shell $(CC) -dumpmachine)),,1)
FACTS := $(RUNTIME_OBJECTS:.o=.facts)
$(RUNTIME_OBJECTS): CPPFLAGS += $(if $(NAMED),-DYR_CHOSEN)

ifdef NAMED
$(RUNTIME_OBJECTS): $(B)/%.o: %.c runtime/rows.awk
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MT $@ -MF $(@:.o=.d) -S -o $(@:.o=.s) $<
	$(Q)LC_ALL=C awk -v file=$(basename $(<F)) -v facts=$(@:.o=.facts) -f runtime/rows.awk $(@:.o=.s) > $(@:.o=.rows.s)
	$(Q)$(CC) $(CPPFLAGS) $(filter-out -MMD -MP,$(ALL_CFLAGS)) -E $< | grep -o 'YR_N_[A-Za-z_0-9]*' | sort | uniq -d | \
	    sed 's/^YR_N_/name /' >> $(@:.o=.facts)
	$(Q)$(CC) -c -x assembler -o $@ $(@:.o=.rows.s)
	$(Q)rm $(@:.o=.s) $(@:.o=.rows.s)
endif

# NAMED(name, symbol) and SAID(name), see there.
$(B)/named.def: runtime/named.awk $(RUNTIME_OBJECTS)
	$(Q)LC_ALL=C awk -f runtime/named.awk $(if $(NAMED),$(FACTS),/dev/null) | LC_ALL=C sort -u -t, -k2 -k1 > $@.new
	@cmp -s $@ $@.new && rm $@.new || mv $@.new $@

$(COLD:%=$(B)/runtime/%.o): CFLAGS += $(if $(SANITIZE),,-Os)

$(B)/unicode_tables: runtime/unicode_tables.c
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(if $(CROSS),$(HOSTCC),$(CC)) -std=c11 -D_GNU_SOURCE -Wall -Wextra -O1 -o $@ $<

$(B)/unicode_tables.c: $(B)/unicode_tables $(UCD)/UnicodeData.txt
	$(call say,UCD,$@)
	$(Q)bzip2 -dc $(UCD)/Unihan_NumericValues.txt.bz2 | $(B)/unicode_tables $(UCD) > $@

$(TABLES_OBJECT): $(B)/unicode_tables.c
	$(call say,CC,$<)
	$(Q)$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -c -o $@ $<

FORCE:

# Which modules there are: one that goes or comes is a change as well.
$(B)/library/modules: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(LIBRARY_MODULES)' '$(STANDARD_MODULES)' > $@.new
	@cmp -s $@ $@.new && rm $@.new || mv $@.new $@

# The modules in Python stand in the archive too, one object each. Any change of the translator
# translates them anew, as many at a time as there are processors; only what came out different is
# compiled again. The time of `translated` is that at which this began.
$(B)/library/translated: $(LIBRARY) $(B)/library/modules runtime/standard.txt $(B)/yieldc
	@mkdir -p $(@D)
	$(call say,PY,"runtime/lib $(STDLIB)")
	@touch $@.new
	$(Q)$(B)/yieldc translate --index $(STANDARD) $(LIBRARY_MODULES) $(STANDARD_MODULES) \
	    -o $(@D)/index
	$(Q)printf '%s\n' $(LIBRARY_MODULES) $(STANDARD_MODULES) | xargs -P $(PROCESSORS) -n 1 sh -c '\
	    c=$(@D)/yr_lib_$$(echo $$0 | sed "s/\./__/g").c; \
	    $(B)/yieldc translate --module $(STANDARD) $$0 -o $$c.new 2>$$c.messages || { \
	        cat $$c.messages >&2; exit 255; }; \
	    cmp -s $$c $$c.new && rm $$c.new || mv $$c.new $$c'
	@mv $@.new $@

$(LIBRARY_C) $(STANDARD_C): $(B)/library/translated
	@test -f $@ || { rm -f $<; $(MAKE) $<; }

$(LIBRARY_OBJECTS): $(B)/library/%.o: $(B)/library/%.c
	$(call say,CC,$<)
	$(Q)$(CC) -Iruntime/include $(ALL_CFLAGS) $(LIBRARY_FLAGS) -c -o $@ $<

$(STANDARD_OBJECTS): $(B)/library/%.o: $(B)/library/%.c
	$(call say,CC,$<)
	$(Q)$(CC) -Iruntime/include $(ALL_CFLAGS) $(STANDARD_FLAGS) -c -o $@ $<

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -c -o $@ $<

# ---- Tests --------------------------------------------------------------------------------

# Says that a part goes on, where it says nothing else for ten seconds.
PROGRESS := tests/progress.sh

check: deps-test
	$(PROGRESS) format $(MAKE) format-check
	$(PROGRESS) build $(MAKE) all $(B)/unit
	tests/run.sh --build $(B)

check-asan:
	$(PROGRESS) build $(MAKE) VARIANT=asan all build/asan/unit
	CFLAGS="-fsanitize=address,undefined" tests/run.sh --build build/asan --level 0 --timeout 60

# The library for another machine, and a program of it in an emulator.
check-cross: all
	$(MAKE) CROSS=aarch64-linux-gnu-
	tests/run.sh --build $(B) cli/cross

check-gcstress: all
	YR_GC_STRESS=1 tests/run.sh --build $(B) --timeout 120 programs

# CPython's tests, as the tool in CONFORMANCE cuts them into scripts.
CONFORMANCE ?= ../shared/conformance

conformance: deps-conformance all
	$(PROGRESS) conformance tests/conformance/run.py --yieldc $(B)/yieldc --tool $(CONFORMANCE)

conformance-record: deps-conformance all
	$(PROGRESS) conformance tests/conformance/run.py --yieldc $(B)/yieldc --tool $(CONFORMANCE) --record

conformance-sample: deps-conformance all
	$(PROGRESS) conformance tests/conformance/run.py --yieldc $(B)/yieldc --tool $(CONFORMANCE) --sample

# Every allocation of a program fails once (tests/alloc/failing.c): the runtime under sanitizers, and
# the library as it is.
FAILING         := $(B)/failing
FAILING_OBJECTS := $(RUNTIME:%.c=$(FAILING)/%.o)
FAILING_FLAGS   := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined

$(FAILING_OBJECTS): $(FAILING)/%.o: %.c
	@mkdir -p $(@D)
	$(call say,CC,$@)
	$(Q)$(CC) -Iruntime/include -Iruntime $(filter-out -O% $(SANITIZE),$(ALL_CFLAGS)) \
	    $(FAILING_FLAGS) -c -o $@ $<

$(FAILING)/libyieldrt.a: $(FAILING_OBJECTS) $(TABLES_OBJECT) $(LIBRARY_OBJECTS) $(STANDARD_OBJECTS)
	$(call say,AR,$@)
	$(Q)rm -f $@
	$(Q)$(AR) rcs $@ $^

$(FAILING)/failing.o: tests/alloc/failing.c
	@mkdir -p $(@D)
	$(call say,CC,$@)
	$(Q)$(CC) $(ALL_CFLAGS) -c -o $@ $<

check-alloc: all $(FAILING)/libyieldrt.a $(FAILING)/failing.o
	FAILING_FLAGS="$(FAILING_FLAGS)" $(PROGRESS) check-alloc tests/alloc/run.sh --build $(B) --jobs $(PROCESSORS)

unit: $(B)/unit
	$(B)/unit

# The instructions of fixed programs against bench/instructions.txt; bench-record writes that file.
bench-instructions: all
	bench/instructions.sh $(B)/yieldc

bench-record: all
	bench/instructions.sh --record $(B)/yieldc

$(B)/unit: $(UNIT_OBJECTS) $(filter-out %/command/cli.o,$(TRANSLATOR_OBJECTS)) $(TS_OBJECTS) $(NAME_OBJECTS) \
                 $(B)/libyieldrt.a
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(CC) $(CFLAGS) $(SANITIZE) $(LDFLAGS) -o $@ $^ $$(pkg-config --libs check) $(LIBS)

$(UNIT_OBJECTS): CPPFLAGS += -Iruntime/include -Iruntime -Itranslator -I$(B)/tests
$(B)/tests/unit/main.o: $(B)/tests/suites.def

# One line SUITE(name) for every `Suite *name_suite(void)` under tests/unit.
$(B)/tests/suites.def: $(UNIT)
	@mkdir -p $(@D)
	@sed -n 's/^Suite \*\([a-z0-9_]*\)_suite(void).*/SUITE(\1)/p' $(sort $(UNIT)) | sort -u > $@

# Random programs and calls under CPython and yieldc (tests/fuzz/README.md); fuzz-ci runs fixed ones.
N    ?= 1000
SEED ?= 1

fuzz: all
	$(PROGRESS) fuzz python3 tests/fuzz/run.py --build $(B) --seed $(SEED) --count $(N)

fuzz-ci: all
	$(PROGRESS) fuzz python3 tests/fuzz/run.py --build $(B) --seed 1 --count 100 --levels 0
	$(PROGRESS) fuzz python3 tests/fuzz/run_values.py --build $(B) --seed 1 --count 200
	$(PROGRESS) fuzz python3 tests/fuzz/run_snippets.py --build $(B) --seed 1 --count 200 --batch 50
	$(PROGRESS) fuzz python3 tests/fuzz/pipelines.py --build $(B) --seed 1 --count 60
	$(PROGRESS) fuzz python3 tests/fuzz/freestanding.py --build $(B) --seed 1 --count 40

# The translator under libFuzzer, which comes with clang, for SECONDS: an input is a program. What it
# finds worth keeping stays in build/fuzz/corpus, what crashes goes to build/fuzz/crash-*.
SECONDS ?= 600

fuzz-translator:
	$(MAKE) VARIANT=fuzz build/fuzz/translate_fuzzer
	@mkdir -p build/fuzz/corpus
	build/fuzz/translate_fuzzer -max_total_time=$(SECONDS) -max_len=2048 -timeout=20 -rss_limit_mb=2000 \
	    -dict=tests/fuzz/python.dict -close_fd_mask=3 -artifact_prefix=build/fuzz/ build/fuzz/corpus tests/programs \
	    tests/programs314 tests/errors tests/warnings tests/ast tests/scope tests/ir tests/c tests/fuzz

$(B)/translate_fuzzer: $(B)/tests/fuzz/translate_fuzzer.o $(B)/tests/fuzz/token_mutator.o $(filter-out %/command/cli.o,$(TRANSLATOR_OBJECTS)) \
                       $(TS_OBJECTS) $(NAME_OBJECTS)
	$(call say,LINK,$@)
	$(Q)$(CC) $(CFLAGS) $(SANITIZE) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ -lm

$(B)/tests/fuzz/translate_fuzzer.o: CPPFLAGS += -Itranslator

# Programs of 1x, 2x, 4x size: KINDS="elifs table" for some of them, FLAGS="--scale 0.25" for less.
bench-compile: all
	python3 bench/compile.py --yieldc $(B)/yieldc $(FLAGS) $(KINDS)

# What CPython prints; the C of a few programs, to be read in `git diff` before it is committed.
goldens:
	tests/run.sh --goldens

goldens-c: $(B)/yieldc
	tests/run.sh --build $(B) --goldens-c

# The demo imports nothing but sys, so it needs the translator and what every program has of the
# runtime: not the library, which is most of a build. It sets up first, so that it works on a machine
# that has only make.
DEMO         := $(B)/demo
DEMO_OBJECTS := $(filter $(addprefix $(B)/runtime/, core/% generator/% types/% modules/builtins_% \
                  modules/io_% modules/sys_% modules/_contextvars_module.o), $(RUNTIME_OBJECTS))

$(DEMO)/libyieldrt.a: $(DEMO_OBJECTS)
	@mkdir -p $(@D)
	$(call say,AR,$@)
	$(Q)rm -f $@
	$(Q)$(AR) rcs $@ $^

$(DEMO)/yieldc: $(B)/yieldc
	@mkdir -p $(@D)
	$(Q)cp $< $@

DEMO_PARTS := $(TRANSLATOR_OBJECTS) $(TS_OBJECTS) $(NAME_OBJECTS) $(DEMO_OBJECTS)

demo: deps
	@$(PROGRESS) --of $$(($(words $(DEMO_PARTS)) - $$(ls $(DEMO_PARTS) 2>/dev/null | wc -l))) demo \
	    $(MAKE) --no-print-directory V= $(DEMO)/yieldc $(DEMO)/libyieldrt.a
	$(DEMO)/yieldc build examples/loganalysis.py --keep-c -o $(B)/loganalysis
	$(B)/loganalysis examples/data/access.log

# ---- Upkeep -------------------------------------------------------------------------------

FORMATTED := $(TRANSLATOR) $(RUNTIME) $(UNIT) $(wildcard translator/*.h translator/*/*.h \
             runtime/*/*.h tests/unit/*.h runtime/*.c)

format:
	clang-format -i $(FORMATTED)

format-check:
	@clang-format --dry-run -Werror $(FORMATTED)

DEB_PACKAGES := gcc clang make libc6-dev libgmp-dev libutf8proc-dev libpcre2-dev check pkg-config nodejs npm \
                zlib1g-dev libbz2-dev liblzma-dev libssl-dev libsqlite3-dev libexpat1-dev \
                libreadline-dev uuid-dev unicode-data bzip2 libpython3.11-stdlib python3 \
                clang-format
# What the tests need beside that: a debugger, a browser and dot for `yieldc explain`, meson for a
# program that embeds the runtime (where there is cmake, that too).
TEST_PACKAGES := gdb chromium graphviz meson zsh fish

deps-test: DEB_PACKAGES += $(TEST_PACKAGES)
deps-test: install-packages
deps: install-packages

install-packages:
	@missing=""; for p in $(DEB_PACKAGES); do \
	    dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || \
	    case $$p in \
	    nodejs|npm) command -v npm >/dev/null 2>&1 ;; \
	    clang-format|clang|gcc|gdb|make|python3|pkg-config|chromium) command -v $$p >/dev/null 2>&1 ;; \
	    *) false ;; \
	    esac || missing="$$missing $$p"; done; \
	if [ -z "$$missing" ]; then echo "deps: everything is installed"; exit 0; fi; \
	echo "deps: installing$$missing"; \
	as_root=""; if [ "$$(id -u)" != 0 ] && command -v sudo >/dev/null 2>&1; then as_root=sudo; fi; \
	$$as_root apt-get update -q && \
	$$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $$missing

# Libraries of others, as Debian packs them, taken apart under build/ and compiled as they are.
thirdparty: all
	$(PROGRESS) thirdparty tests/thirdparty/run.sh --build $(B) --jobs $(PROCESSORS)

# CPython's test package, and before that the tool, without which it is of no use.
deps-conformance: deps
	@test -f $(CONFORMANCE)/cpython_suite.py || { \
	    echo "conformance: there is no cpython_suite.py in $(CONFORMANCE): give CONFORMANCE=FOLDER" >&2; \
	    exit 2; }
	@test -f /usr/lib/python3.11/test/test_generators.py || \
	python3 -c 'import test.support.testresult' 2>/dev/null || { \
	as_root=""; if [ "$$(id -u)" != 0 ] && command -v sudo >/dev/null 2>&1; then as_root=sudo; fi; \
	$$as_root apt-get update -q && \
	$$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
	    libpython3.11-testsuite; }

INSTALL := install
HEADERS := yieldrt.h yieldcode.h yieldabi.h yieldtrace.h

# Where shells look for completions, under PREFIX.
BASH_PLACE := share/bash-completion/completions
ZSH_PLACE  := share/zsh/site-functions
FISH_PLACE := share/fish/vendor_completions.d

# Pages for man, one a command. `make man` writes them; tests/cli/manual.sh says where they are old.
PAGES  := run build translate check explain
MANUAL := docs/man/yieldc.1 $(PAGES:%=docs/man/yieldc-%.1)

man: $(B)/yieldc
	$(B)/yieldc --man yieldc > docs/man/yieldc.1
	for page in $(PAGES); do $(B)/yieldc --man $$page > docs/man/yieldc-$$page.1 || exit 1; done

install: all
	$(INSTALL) -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/pkgconfig \
	    $(DESTDIR)$(PREFIX)/include $(DESTDIR)$(PREFIX)/share/yieldc/lib
	$(INSTALL) -m 755 $(B)/yieldc $(DESTDIR)$(PREFIX)/bin/yieldc
	$(INSTALL) -m 644 $(B)/libyieldrt.a $(DESTDIR)$(PREFIX)/lib/libyieldrt.a
	$(INSTALL) -m 644 $(HEADERS:%=runtime/include/%) $(DESTDIR)$(PREFIX)/include
	$(INSTALL) -D -m 644 runtime/gdb/yieldrt.py $(DESTDIR)$(PREFIX)/share/yieldc/gdb/yieldrt.py
	$(INSTALL) -m 644 $(B)/library/index $(DESTDIR)$(PREFIX)/share/yieldc/index
	sed 's|@VERSION@|$(VERSION)|' packaging/yieldrt.pc.in > $(DESTDIR)$(PREFIX)/lib/pkgconfig/yieldrt.pc
	$(INSTALL) -d $(DESTDIR)$(PREFIX)/lib/cmake/yieldrt
	for f in yieldrtConfig yieldrtConfigVersion; do \
	    sed 's|@VERSION@|$(VERSION)|' packaging/$$f.cmake.in \
	        > $(DESTDIR)$(PREFIX)/lib/cmake/yieldrt/$$f.cmake || exit 1; \
	done
	for f in $(MANUAL); do \
	    $(INSTALL) -D -m 644 $$f $(DESTDIR)$(PREFIX)/share/man/man1/$${f##*/} || exit 1; \
	done
	$(INSTALL) -d $(DESTDIR)$(PREFIX)/$(BASH_PLACE) $(DESTDIR)$(PREFIX)/$(ZSH_PLACE) \
	    $(DESTDIR)$(PREFIX)/$(FISH_PLACE)
	$(B)/yieldc --completion bash > $(DESTDIR)$(PREFIX)/$(BASH_PLACE)/yieldc
	$(B)/yieldc --completion zsh > $(DESTDIR)$(PREFIX)/$(ZSH_PLACE)/_yieldc
	$(B)/yieldc --completion fish > $(DESTDIR)$(PREFIX)/$(FISH_PLACE)/yieldc.fish
	for f in $(LIBRARY_FILES); do \
	    $(INSTALL) -D -m 644 runtime/lib/$$f $(DESTDIR)$(PREFIX)/share/yieldc/lib/$$f || exit 1; \
	done

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/yieldc $(DESTDIR)$(PREFIX)/lib/libyieldrt.a \
	    $(HEADERS:%=$(DESTDIR)$(PREFIX)/include/%) \
	    $(DESTDIR)$(PREFIX)/lib/pkgconfig/yieldrt.pc
	rm -f $(DESTDIR)$(PREFIX)/$(BASH_PLACE)/yieldc $(DESTDIR)$(PREFIX)/$(ZSH_PLACE)/_yieldc \
	    $(DESTDIR)$(PREFIX)/$(FISH_PLACE)/yieldc.fish \
	    $(addprefix $(DESTDIR)$(PREFIX)/share/man/man1/,$(notdir $(MANUAL)))
	rm -rf $(DESTDIR)$(PREFIX)/share/yieldc $(DESTDIR)$(PREFIX)/lib/cmake/yieldrt

clean:
	rm -rf build

-include $(TRANSLATOR_OBJECTS:.o=.d) $(RUNTIME_OBJECTS:.o=.d) $(UNIT_OBJECTS:.o=.d) \
         $(LIBRARY_OBJECTS:.o=.d) $(STANDARD_OBJECTS:.o=.d) $(FAILING_OBJECTS:.o=.d)
