// Texts as small numbers: how columns are kept in memory (column_store.h).
#pragma once

#include "core/forms/answers.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace tongdang {

// A text's first and last eight bytes and its length: up to sixteen bytes they are the whole text, so that most values of most columns
// are told apart in two registers. Of a longer one the second word stands for all that follows.
struct TextKey {
    std::uint64_t head = 0, tail = 0;
    std::uint32_t size = 0;

    explicit TextKey(std::string_view text) : size(std::uint32_t(text.size())) {
        const char *at = text.data();
        if (size >= 8) {
            head = word(at);
            if (size <= 16)
                tail = word(at + size - 8);
            else
                for (std::uint32_t i = 8; i < size; i += 8)
                    tail = mixed(tail ^ word(at + std::min(i, size - 8)));
        } else if (size >= 4) {
            head = half(at) | std::uint64_t(half(at + size - 4)) << 32;
        } else if (size > 0) {
            head = std::uint64_t(std::uint8_t(at[0])) | std::uint64_t(std::uint8_t(at[size / 2])) << 8 | std::uint64_t(std::uint8_t(at[size - 1])) << 16;
        }
    }
    TextKey() = default;
    bool whole() const { return size <= 16; }
    bool operator==(const TextKey &) const = default;
    size_t hash() const { return size_t(mixed(head ^ (tail * 0x9E3779B97F4A7C15U) ^ size)); }

  private:
    static std::uint64_t word(const char *at) {
        std::uint64_t out;
        std::memcpy(&out, at, 8);
        return out;
    }
    static std::uint32_t half(const char *at) {
        std::uint32_t out;
        std::memcpy(&out, at, 4);
        return out;
    }
    static std::uint64_t mixed(std::uint64_t h) {
        h *= 0xff51afd7ed558ccdU;
        return h ^ (h >> 32);
    }
};

// Values of a column seen so far, by their bytes: 0 is blank, then in the order of their coming. Most columns have few, so that a row costs little
// more than reading a short text.
class ColumnDictionary {
  public:
    ColumnDictionary() : m_places(64) { m_texts.emplace_back(); }   // 0: blank

    std::uint32_t code(std::string_view text) {
        if (text.empty())
            return 0;
        const TextKey key(text);
        if (m_last.code != 0 && is(m_last, key, text))
            return m_last.code;
        if (m_texts.size() * 2 > m_places.size())
            grow();
        const size_t mask = m_places.size() - 1;
        size_t at = key.hash() & mask;
        for (; m_places[at].code != 0; at = (at + 1) & mask)
            if (is(m_places[at], key, text)) {
                m_last = m_places[at];
                return m_last.code;
            }
        m_texts.emplace_back(text);
        m_last = m_places[at] = {key, std::uint32_t(m_texts.size() - 1)};
        return m_last.code;
    }

    // The codes here of another's, by its codes.
    std::vector<std::uint32_t> take(const ColumnDictionary &other) {
        std::vector<std::uint32_t> out;
        out.reserve(other.m_texts.size());
        for (const std::string &text : other.m_texts)
            out.push_back(code(text));
        return out;
    }

    std::vector<Value> values(ValueType type) const {
        std::vector<Value> out;
        out.reserve(m_texts.size());
        for (const std::string &text : m_texts)
            out.push_back(typedValue(type, QString::fromUtf8(text.data(), qsizetype(text.size()))));
        return out;
    }

  private:
    struct Place { TextKey key; std::uint32_t code = 0; };
    bool is(const Place &place, const TextKey &key, std::string_view text) const { return place.key == key && (key.whole() || m_texts[place.code] == text); }
    void grow() {
        std::vector<Place> places(m_places.size() * 4);
        for (const Place &one : m_places) {
            if (one.code == 0)
                continue;
            size_t at = one.key.hash() & (places.size() - 1);
            while (places[at].code != 0)
                at = (at + 1) & (places.size() - 1);
            places[at] = one;
        }
        m_places = std::move(places);
    }
    std::vector<std::string> m_texts;
    std::vector<Place> m_places;
    Place m_last;
};

}  // namespace tongdang
