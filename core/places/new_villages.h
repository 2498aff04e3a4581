// Villages that are to be added below a township, as a person writes them: one a line, a name, behind it the code of 12 digits where it is
// known. What has no code gets one of ours (own_codes.h). Nothing is added here: the plan says what would be.
#pragma once

#include "core/places/places.h"

#include <optional>

namespace tongdang {

struct NewVillages {
    enum class State { New, There, Fault };    // There: it is known already, under this name
    struct Line {
        Place place;
        State state = State::New;
        Message fault = {};                    // places.*
    };
    QList<Line> lines;                         // the township first, where it is new
    bool ok() const;                           // a village at least, and no fault
    QList<Place> additions() const;
    QStringList villages() const;              // codes of all that were named, in their order
};

struct WantedVillages {
    QString county = {};                       // code of what the township lies in
    QString township = {};                     // its code or its name
    QString townshipCode = {};                 // of a new one; "": one of ours
    QStringList lines = {};
};
// Why the place of this code cannot be called so: places.no_such_name, places.is_group, places.name_taken (by another under the same).
std::optional<Message> renameFault(const Places &places, const QString &code, const QString &name);
NewVillages planVillages(const Places &places, const WantedVillages &wanted);

}  // namespace tongdang
