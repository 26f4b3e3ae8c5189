# What every method of a closed file says.
import io
import mod_folder

with mod_folder.folder() as base:
    p = base + "/f"
    open(p, "w").close()
    calls = (
        "read()", "read(1)", "readline()", "readlines()", "write('')", "write(b'')", "writelines([])", "flush()", "seek(0)", "tell()",
        "truncate()", "fileno()", "isatty()", "readable()", "writable()", "seekable()", "close()", "closed", "peek()", "read1()",
        "readinto(bytearray(1))", "__enter__()", "__iter__()", "__next__()", "detach()", "mode", "encoding", "errors",
        "line_buffering", "newlines", "reconfigure()", "readall()",
    )
    for mode, buffering in (("r", -1), ("w", -1), ("rb", -1), ("wb", -1), ("r+b", -1), ("rb", 0), ("wb", 0)):
        for call in calls:
            f = open(p, mode, buffering)
            f.close()
            try:
                result = eval("f." + call)
                print(mode, buffering, call, result)
            except (ValueError, TypeError, AttributeError, OSError) as e:
                print(mode, buffering, call, type(e).__name__, e)
