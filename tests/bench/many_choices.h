// A form from outside: a county with a hundred villages a town, the villages asked for once by town and once from the whole list.
#pragma once

#include <QString>

namespace tongdang::bench {

inline constexpr int kChoices = 10'000;

inline QString manyChoices(int choices) {
    QString csv = QStringLiteral("survey\n,type,name,label::中文 (zh),choice_filter\n,select_one town,town,乡镇,\n,select_one village,village,村,town = ${town}\n,select_one village,anywhere,全县的村,\n"
                                 "choices\n,list_name,name,label::中文 (zh),town\n");
    for (int i = 0; i < choices / 100; ++i)
        csv += QStringLiteral(",town,t%1,镇%1,\n").arg(i);
    for (int i = 0; i < choices; ++i)
        csv += QStringLiteral(",village,v%1,村%1,t%2\n").arg(i).arg(i / 100);
    return csv + QStringLiteral("settings\n,form_title,form_id,version,td_subject\n,多选项,many,1,child\n");
}

}  // namespace tongdang::bench
