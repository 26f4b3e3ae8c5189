# with ... as a call.
with a as f(): pass
