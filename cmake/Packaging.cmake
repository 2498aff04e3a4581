# What `cmake --install` and cpack put where. Components: runtime (lib/tongdang: programs with all that they stand on), desktop (menu, file type,
# icons, man pages), documents, portable (the scripts at the top of the portable folder). packaging/build calls this; scripts/build does not.
set(parts ${CMAKE_SOURCE_DIR}/packaging)
find_package(Python3 COMPONENTS Interpreter)
set(TONGDANG_RUNTIME lib/tongdang)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(aarch64|arm64)$")
  set(TONGDANG_ARCHITECTURE arm64)
else()
  set(TONGDANG_ARCHITECTURE amd64)
endif()

install(CODE "
  set(folder \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${TONGDANG_RUNTIME}\")
  execute_process(COMMAND \"${Python3_EXECUTABLE}\" \"${parts}/runtime.py\" \"\${folder}\" --parts \"${parts}/launch\" --root \"${CMAKE_SYSROOT}\"
    --readelf \"${CMAKE_READELF}\" --strip \"${CMAKE_STRIP}\" --programs \"$<TARGET_FILE:tongdang>\" \"$<TARGET_FILE:tongdang-cli>\" RESULT_VARIABLE failed)
  if(failed)
    message(FATAL_ERROR \"The runtime could not be put together: see the line above.\")
  endif()" COMPONENT runtime)

foreach(program IN ITEMS tongdang tongdang-cli)
  set(PROGRAM ${program})
  configure_file(${parts}/launch/installed.sh.in ${CMAKE_BINARY_DIR}/packaging/${program} @ONLY)
  install(PROGRAMS ${CMAKE_BINARY_DIR}/packaging/${program} DESTINATION bin COMPONENT desktop)
  install(FILES ${CMAKE_BINARY_DIR}/packaging/${program}.1.gz DESTINATION share/man/man1 COMPONENT desktop)
endforeach()

install(FILES ${parts}/desktop/tongdang.desktop DESTINATION share/applications COMPONENT desktop)
install(FILES ${parts}/desktop/tongdang.metainfo.xml DESTINATION share/metainfo COMPONENT desktop)
install(FILES ${parts}/desktop/tongdang.mime.xml DESTINATION share/mime/packages RENAME tongdang.xml COMPONENT desktop)
install(FILES ${CMAKE_SOURCE_DIR}/resources/icons/tongdang.svg DESTINATION share/icons/hicolor/scalable/apps COMPONENT desktop)
install(FILES ${parts}/desktop/tongdang-backup.svg DESTINATION share/icons/hicolor/scalable/mimetypes RENAME application-x-tongdang-backup.svg COMPONENT desktop)
foreach(size IN ITEMS 48 64 128 256)
  install(FILES ${CMAKE_BINARY_DIR}/packaging/icons/${size}.png DESTINATION share/icons/hicolor/${size}x${size}/apps RENAME tongdang.png COMPONENT desktop)
endforeach()

install(FILES ${parts}/copyright ${CMAKE_SOURCE_DIR}/README.md ${CMAKE_SOURCE_DIR}/THIRD-PARTY.md ${CMAKE_SOURCE_DIR}/CHANGELOG.md ${CMAKE_SOURCE_DIR}/resources/places/NOTICE.txt
  DESTINATION share/doc/tongdang COMPONENT documents)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/docs/manual DESTINATION share/doc/tongdang COMPONENT documents)
install(FILES ${CMAKE_SOURCE_DIR}/resources/samples/roster.xlsx DESTINATION share/doc/tongdang/examples COMPONENT documents)
install(FILES ${parts}/launch/start.sh ${parts}/launch/cli.sh DESTINATION . COMPONENT portable)
install(FILES ${parts}/launch/使用说明.txt ${CMAKE_SOURCE_DIR}/LICENSE DESTINATION . COMPONENT portable)

# The .deb: everything of its own, so that it installs without network on systems older and newer than the one that built it.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME tongdang)
set(CPACK_PACKAGE_VENDOR Tongdang)
set(CPACK_PACKAGE_CONTACT "Tongdang maintainers")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL runtime desktop documents)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_DEBIAN_PACKAGE_ARCHITECTURE ${TONGDANG_ARCHITECTURE})
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE "")
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "")
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)      # older dpkg does not read zstd
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Offline registry for children left behind (留守儿童一人一档台账)")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "One file per child in an encrypted ledger on a standalone PC, filled from the rosters that villages and
townships keep in Excel, rolled up into the official tables. The package carries its own Qt, libraries and
Chinese font, and needs nothing else and no network.")
include(CPack)
