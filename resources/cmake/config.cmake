# SPDX-FileCopyrightText: 2026 The Turnout authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The compiler settings every target of ours links, and how a folder becomes a library.

add_library(turnout_config INTERFACE)
target_compile_features(turnout_config INTERFACE cxx_std_20)
target_compile_definitions(turnout_config INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_FOREACH QT_NO_KEYWORDS QT_NO_JAVA_STYLE_ITERATORS QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_USE_QSTRINGBUILDER QT_DISABLE_DEPRECATED_BEFORE=0x060400
    TURNOUT_VERSION="${PROJECT_VERSION}")
# Numbers must agree between machines: no contraction into fused multiply-adds, never -ffast-math.
target_compile_options(turnout_config INTERFACE
    -ffp-contract=off
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wcast-qual -Wcast-align -Wold-style-cast
    -Wnon-virtual-dtor -Woverloaded-virtual -Wformat=2 -Wimplicit-fallthrough -Wextra-semi
    -Wzero-as-null-pointer-constant
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op -Wuseless-cast
        -Wno-restrict> # g++ 12 sees overlaps in std::string's operator+ that are not there (its bug 105651)
    $<$<BOOL:${TURNOUT_WERROR}>:-Werror>)
if(TURNOUT_SANITIZE)
    target_compile_options(turnout_config INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all
        -fno-omit-frame-pointer)
    target_compile_definitions(turnout_config INTERFACE QT_FORCE_ASSERTS _GLIBCXX_ASSERTIONS)
    target_link_options(turnout_config INTERFACE -fsanitize=address,undefined)
endif()
if(TURNOUT_FUZZ)
    target_compile_options(turnout_config INTERFACE -fsanitize=fuzzer-no-link)
endif()
# Given the compiler's own macros, moc reads into g++ 12's <concepts> and stumbles; it needs none of them.
set(CMAKE_AUTOMOC_COMPILER_PREDEFINES OFF)
find_program(TURNOUT_LLD ld.lld)
if(TURNOUT_LLD)
    target_link_options(turnout_config INTERFACE -fuse-ld=lld)
endif()

# One static library for a folder: turnout_folder(core_stats LINK Boost::headers). Every .cpp beside the caller's
# CMakeLists.txt in `folder` belongs to it; includes are written from core/ or from the top ("stats/Interval.h").
function(turnout_folder name folder)
    cmake_parse_arguments(ARG "MOC" "" "LINK" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp
        ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.h)
    add_library(${name} STATIC ${sources})
    target_include_directories(${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(${name} PUBLIC turnout_config ${ARG_LINK})
    # Under sanitizers the widgets compile a third faster without optimisation; core does the long sums of the tests.
    if(TURNOUT_SANITIZE AND name MATCHES "^core_")
        target_compile_options(${name} PRIVATE -O1)
    endif()
    if(ARG_MOC)
        set_target_properties(${name} PROPERTIES AUTOMOC ON)
    endif()
endfunction()
