# elseif.
if 1: pass
elseif 2: pass
