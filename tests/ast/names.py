print
print.x, print[1], print or exec
exec = print = 1
async_ = await_ = nonlocal_ = 1
été = naïve = 变量 = 1
print(été)
x = self.match.case.type._
