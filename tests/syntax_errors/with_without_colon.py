# with without a colon.
with open as f
    pass
