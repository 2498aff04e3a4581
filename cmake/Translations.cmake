# translations/*.ts become :/i18n/*.qm of the program, with Qt's own translations of the same languages beside them, and
# translations/qt/*.ts for what those lack.
# `cmake --build build --target update_translations` brings the .ts files to what the sources say (translations/README.md).
set(TONGDANG_LUPDATE_OPTIONS -recursive -locations none -no-obsolete -no-ui-lines -silent -I${CMAKE_SOURCE_DIR})
get_target_property(TONGDANG_LUPDATE Qt6::lupdate IMPORTED_LOCATION)
if(NOT TONGDANG_LUPDATE)
  get_target_property(TONGDANG_LUPDATE Qt6::lupdate IMPORTED_LOCATION_NONE)
endif()

function(tongdang_translations target)
  file(GLOB ts_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/translations/*.ts)
  file(GLOB of_qt CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/translations/qt/*.ts)
  qt_add_lrelease(${target} TS_FILES ${ts_files} ${of_qt} QM_FILES_OUTPUT_VARIABLE qm_files)
  get_target_property(qmake Qt6::qmake IMPORTED_LOCATION)
  execute_process(COMMAND ${qmake} -query QT_INSTALL_TRANSLATIONS OUTPUT_VARIABLE qt_translations OUTPUT_STRIP_TRAILING_WHITESPACE)
  foreach(ts IN LISTS ts_files)
    string(REGEX REPLACE ".*tongdang_(.*)\\.ts$" "\\1" language ${ts})
    set(qt_file ${qt_translations}/qtbase_${language}.qm)
    if(EXISTS ${qt_file})
      configure_file(${qt_file} ${CMAKE_CURRENT_BINARY_DIR}/qtbase_${language}.qm COPYONLY)
      list(APPEND qm_files ${CMAKE_CURRENT_BINARY_DIR}/qtbase_${language}.qm)
    endif()
  endforeach()
  qt_add_resources(${target} ${target}_i18n PREFIX /i18n BASE ${CMAKE_CURRENT_BINARY_DIR} FILES ${qm_files})
  # English is the sources' own language: its file holds plurals alone.
  add_custom_target(update_translations
    COMMAND ${TONGDANG_LUPDATE} ${TONGDANG_LUPDATE_OPTIONS} ${CMAKE_SOURCE_DIR}/ui -ts ${CMAKE_SOURCE_DIR}/translations/tongdang_zh_CN.ts
    COMMAND ${TONGDANG_LUPDATE} ${TONGDANG_LUPDATE_OPTIONS} -pluralonly ${CMAKE_SOURCE_DIR}/ui -ts ${CMAKE_SOURCE_DIR}/translations/tongdang_en.ts
    VERBATIM)
endfunction()
