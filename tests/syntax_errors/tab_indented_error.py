# The caret under a line indented by tabs.
if 1:
	x = 5 5
