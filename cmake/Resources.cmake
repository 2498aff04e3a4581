# Data files go into the program by their folder: a file dropped into resources/ is there at the next build.
function(tongdang_resources target)
  foreach(folder IN LISTS ARGN)
    file(GLOB_RECURSE files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/resources/${folder}/*)
    if(files)
      qt_add_resources(${target} ${target}_${folder} PREFIX / BASE ${CMAKE_SOURCE_DIR}/resources FILES ${files})
    endif()
  endforeach()
endfunction()
