# candour_embed(TARGET NAMESPACE FILE SYMBOL): the text of FILE as
#   namespace NAMESPACE { extern const std::string_view SYMBOL; }
# in the generated header "embedded/SYMBOL.h", rebuilt when FILE changes.
set(CANDOUR_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/embed_file.cmake)
function(candour_embed target namespace file symbol)
  get_filename_component(path ${file} ABSOLUTE BASE_DIR ${CMAKE_SOURCE_DIR})
  set(directory ${CMAKE_BINARY_DIR}/generated/embedded)
  add_custom_command(
    OUTPUT ${directory}/${symbol}.cpp ${directory}/${symbol}.h
    COMMAND ${CMAKE_COMMAND} -DINPUT=${path} -DDIRECTORY=${directory} -DSYMBOL=${symbol}
            -DNAMESPACE=${namespace} -P ${CANDOUR_EMBED_SCRIPT}
    DEPENDS ${path} ${CANDOUR_EMBED_SCRIPT}
    VERBATIM)
  # Targets build only what their own folder generates unless told so.
  add_custom_target(embed_${symbol} DEPENDS ${directory}/${symbol}.cpp ${directory}/${symbol}.h)
  add_dependencies(${target} embed_${symbol})
  target_sources(${target} PRIVATE ${directory}/${symbol}.cpp ${directory}/${symbol}.h)
  target_include_directories(${target} PRIVATE ${CMAKE_BINARY_DIR}/generated)
endfunction()
