# A page of another language.
<html>
<body>hi</body>
</html>
