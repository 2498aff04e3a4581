// What stands around the text of a page: mark, foot with account, time and page number, the child's number as a QR code.
#pragma once

#include "ui/printing/subject.h"
#include "ui/printing/type.h"

namespace tongdang {

inline constexpr double kCodeSide = paper::mm(16);

void addQrCode(paper::Page &page, const QString &text, double x, double y, double side);
// `number`: "" no code. `mark`: whether the account and the time are written across.
void finishPages(std::vector<paper::Page> &pages, const PrintScene &scene, Type &type, const Margins &margins, bool mark, const QString &number);

}  // namespace tongdang
