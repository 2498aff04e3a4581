// Texts as UTF-8 without a new piece of memory for each: for what hashes, packs and binds by the million.
#pragma once

#include <QStringView>

#include <string>

namespace tongdang {

void assignUtf8(std::string &out, QStringView text);   // the bytes of QString::toUtf8, into a string that keeps its room

}  // namespace tongdang
