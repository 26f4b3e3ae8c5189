"""pathlib: copy, move and their refusals, globs through links, walk, info; shutil.move of a link."""

import pathlib, os, tempfile, shutil
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, str(e).replace(d,"D"))
d = tempfile.mkdtemp(); P = pathlib.Path(d); os.chdir(d)
(P/"a").write_text("x"); (P/"dir").mkdir(); (P/"dir"/"f").write_text("y"); (P/"ld").symlink_to("dir"); (P/"la").symlink_to("a")
t(lambda: (P/"a").copy(P/"a")); t(lambda: (P/"dir").copy(P/"dir"/"g")); t(lambda: (P/"a").move(P/"a")); t(lambda: (P/"la").copy(P/"a")); t(lambda: (P/"ld").copy(P/"ld"/"x"))
t(lambda: sorted(str(p.relative_to(P)) for p in P.rglob("*"))); t(lambda: sorted(str(p.relative_to(P)) for p in P.rglob("")))
t(lambda: sorted(str(p.relative_to(P)) for p in P.glob("ld/**", recurse_symlinks=True))[:4])
t(lambda: [(str(a)[len(d):], sorted(b), sorted(c)) for a,b,c in P.walk()])
t(lambda: P.info.is_dir()); i=(P/"zz").info; t(lambda: i.exists()); (P/"zz").touch(); t(lambda: i.exists()); t(lambda: i); t(lambda: (P/"la").info.is_symlink())
t(lambda: (P/"a").copy(P/"b").read_text()); t(lambda: (P/"b").move(P/"c").name); t(lambda: (P/"b").exists()); t(lambda: (P/"c").move_into(P/"dir").name); t(lambda: (P/"a").copy_into(P/"dir").name)
t(lambda: P.glob("")); t(lambda: list(P.glob("/x")))
t(lambda: shutil.move("la","dir")); t(lambda: os.path.islink("dir/la")); t(lambda: shutil.move("dir","dir/sub"))
