// The one place that includes Catch2 (2.13; version 3 is a switch of this line), with Qt's texts made readable.
#pragma once

#include <catch2/catch.hpp>

#include "core/base/issue.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QDate>
#include <QString>
#include <QStringList>

namespace Catch {
template <> struct StringMaker<QString> {
    static std::string convert(const QString &s) { return "\"" + s.toStdString() + "\""; }
};
template <> struct StringMaker<QStringList> {
    static std::string convert(const QStringList &s) { return "[" + s.join(QStringLiteral(" | ")).toStdString() + "]"; }
};
template <> struct StringMaker<QByteArray> {
    static std::string convert(const QByteArray &s) { return s.toStdString(); }
};
template <> struct StringMaker<QDate> {
    static std::string convert(const QDate &d) { return d.toString(Qt::ISODate).toStdString(); }
};
template <typename T> struct StringMaker<tongdang::Result<T>> {
    static std::string convert(const tongdang::Result<T> &r) {
        return r ? std::string("ok") : "error " + r.error().message.id.toStdString() + " (" + r.error().message.args.join(u", ").toStdString() + ") " + r.error().detail.toStdString();
    }
};
}  // namespace Catch
