"""sqlparse: splitting, formatting, tokens."""
import sqlparse

sql = "select a.id, b.name as n from a join b on a.id=b.id where a.x in (1,2,3) and b.y like 'z%' order by n desc; insert into t values (1,'two');"
print(sqlparse.split(sql))
print(sqlparse.format(sql, reindent=True, keyword_case="upper"))
for statement in sqlparse.parse(sql):
    print(statement.get_type(), [type(t).__name__ for t in statement.tokens if not t.is_whitespace])
    statement._pprint_tree(max_depth=2)
print(sqlparse.format("select 1 -- gone\n, /* also */ 2", strip_comments=True))
print(sqlparse.format("create table foo (id int primary key, name varchar(20))", reindent_aligned=True))
