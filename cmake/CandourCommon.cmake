# One interface target carries every flag and define, so that all targets are built alike.
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
find_program(CANDOUR_CCACHE ccache)
if(CANDOUR_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CANDOUR_CCACHE})
endif()
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

add_library(candour_common INTERFACE)
target_compile_features(candour_common INTERFACE cxx_std_20)
target_include_directories(candour_common INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(candour_common INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
  # Designated initialisers name what matters and leave the rest to its default.
  -Wno-missing-field-initializers
  # g++ 12 reports std::string's own insert and replace (GCC bug 105329).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  # Vectorised reductions without giving up IEEE arithmetic elsewhere; no OpenMP runtime.
  -fopenmp-simd)
if(CANDOUR_WERROR)
  target_compile_options(candour_common INTERFACE -Werror)
endif()
if(CANDOUR_SANITIZE)
  target_compile_options(candour_common INTERFACE
    -fsanitize=${CANDOUR_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(candour_common INTERFACE -fsanitize=${CANDOUR_SANITIZE})
endif()

add_library(candour_common_qt INTERFACE)
target_link_libraries(candour_common_qt INTERFACE candour_common)
target_compile_definitions(candour_common_qt INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_KEYWORDS)
