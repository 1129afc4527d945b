# Writes SYMBOL.h and SYMBOL.cpp holding the bytes of INPUT. Bytes, not a string literal: compilers
# limit the length of literals.
file(READ ${INPUT} bytes HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
string(REGEX REPLACE "(('[^']*',){24})" "\\1\n    " bytes "${bytes}")
file(WRITE ${DIRECTORY}/${SYMBOL}.h
  "#pragma once\n#include <string_view>\nnamespace ${NAMESPACE} {\nextern const std::string_view ${SYMBOL};\n}\n")
file(WRITE ${DIRECTORY}/${SYMBOL}.cpp
  "#include \"embedded/${SYMBOL}.h\"\nnamespace ${NAMESPACE} {\nstatic const char ${SYMBOL}Bytes[] = {\n    ${bytes}'\\0'};\nconst std::string_view ${SYMBOL}{${SYMBOL}Bytes, sizeof(${SYMBOL}Bytes) - 1};\n}\n")
