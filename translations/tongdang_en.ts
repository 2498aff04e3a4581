<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>tongdang::AssessmentResult</name>
    <message numerus="yes">
        <source>%n question(s) still to be answered.</source>
        <translation>
            <numerusform>%n question still to be answered.</numerusform>
            <numerusform>%n questions still to be answered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::Batches</name>
    <message numerus="yes">
        <source>%n child(ren)</source>
        <translation>
            <numerusform>%n child</numerusform>
            <numerusform>%n children</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::BulkDialog</name>
    <message numerus="yes">
        <source>Change for %n child(ren)</source>
        <translation>
            <numerusform>Change for %n child</numerusform>
            <numerusform>Change for %n children</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have this answer already</source>
        <translation>
            <numerusform>%n has this answer already</numerusform>
            <numerusform>%n have this answer already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren) kept the old answer: %1</source>
        <translation>
            <numerusform>%n child kept the old answer: %1</numerusform>
            <numerusform>%n children kept the old answer: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n would change:</source>
        <translation>
            <numerusform>%n would change:</numerusform>
            <numerusform>%n would change:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::BulletinDialog</name>
    <message numerus="yes">
        <source>of %n page(s)</source>
        <translation>
            <numerusform>of %n page</numerusform>
            <numerusform>of %n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::CategoriesButton</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::ChartPanel</name>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::ChildHeader</name>
    <message numerus="yes">
        <source>%n year(s) old</source>
        <translation>
            <numerusform>%n year old</numerusform>
            <numerusform>%n years old</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::ChildPage</name>
    <message numerus="yes">
        <source>A brother or sister of %1: lives at the same place and gets the same %n guardian(s).</source>
        <translation>
            <numerusform>A brother or sister of %1: lives at the same place and gets the same guardian.</numerusform>
            <numerusform>A brother or sister of %1: lives at the same place and gets the same %n guardians.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::ChildrenPage</name>
    <message numerus="yes">
        <source>%n child(ren)</source>
        <translation>
            <numerusform>%n child</numerusform>
            <numerusform>%n children</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the first %n</source>
        <translation>
            <numerusform>the first one</numerusform>
            <numerusform>the first %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n selected…</source>
        <translation>
            <numerusform>Change %n selected…</numerusform>
            <numerusform>Change %n selected…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::Dialogs</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::ExitDialog</name>
    <message numerus="yes">
        <source>%n child(ren) leave the register</source>
        <translation>
            <numerusform>%n child leaves the register</numerusform>
            <numerusform>%n children leave the register</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren) stay as they were: %1</source>
        <translation>
            <numerusform>%n child stays as it was: %1</numerusform>
            <numerusform>%n children stay as they were: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::ExportDialog</name>
    <message numerus="yes">
        <source>The %n selected</source>
        <translation>
            <numerusform>The one selected</numerusform>
            <numerusform>The %n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n of the list</source>
        <translation>
            <numerusform>The one of the list</numerusform>
            <numerusform>All %n of the list</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren) of the list</source>
        <translation>
            <numerusform>One child of the list</numerusform>
            <numerusform>%n children of the list</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::FiguresStrip</name>
    <message numerus="yes">
        <source>%n child(ren) of these households are not under 16 on the cut-off date: kept on file, not counted.</source>
        <translation>
            <numerusform>%n child of these households is not under 16 on the cut-off date: kept on file, not counted.</numerusform>
            <numerusform>%n children of these households are not under 16 on the cut-off date: kept on file, not counted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren) of these households were born after the cut-off date: kept on file, not counted.</source>
        <translation>
            <numerusform>%n child of these households was born after the cut-off date: kept on file, not counted.</numerusform>
            <numerusform>%n children of these households were born after the cut-off date: kept on file, not counted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::FormInstallDialog</name>
    <message numerus="yes">
        <source>This form cannot be used yet: %n thing(s) must be mended in the file. Nothing was changed.</source>
        <translation>
            <numerusform>This form cannot be used yet: %n thing must be mended in the file. Nothing was changed.</numerusform>
            <numerusform>This form cannot be used yet: %n things must be mended in the file. Nothing was changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%2), version %3, %n question(s). What is typed here is only a trial and is not kept.</source>
        <translation>
            <numerusform>%1 (%2), version %3, %n question. What is typed here is only a trial and is not kept.</numerusform>
            <numerusform>%1 (%2), version %3, %n questions. What is typed here is only a trial and is not kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A new form: %1 (%2), version %3, %n question(s).</source>
        <translation>
            <numerusform>A new form: %1 (%2), version %3, %n question.</numerusform>
            <numerusform>A new form: %1 (%2), version %3, %n questions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::Happenings</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::HouseMode</name>
    <message numerus="yes">
        <source>%n house(s) wait for another day.</source>
        <translation>
            <numerusform>%n house waits for another day.</numerusform>
            <numerusform>%n houses wait for another day.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n house(s) to do in this round</source>
        <translation>
            <numerusform>%n house to do in this round</numerusform>
            <numerusform>%n houses to do in this round</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::HousePeople</name>
    <message numerus="yes">
        <source>Gets the %n guardian(s) of %1 too; others are added here.</source>
        <translation>
            <numerusform>Gets the guardian of %1 too; others are added here.</numerusform>
            <numerusform>Gets the %n guardians of %1 too; others are added here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::ImportingPage</name>
    <message numerus="yes">
        <source>%n cell(s) corrected here; the file stays as it is.</source>
        <translation>
            <numerusform>%n cell corrected here; the file stays as it is.</numerusform>
            <numerusform>%n cells corrected here; the file stays as it is.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n unknown village(s)…</source>
        <translation>
            <numerusform>Add %n unknown village…</numerusform>
            <numerusform>Add %n unknown villages…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::JobBar</name>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>about %n second left</numerusform>
            <numerusform>about %n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::KeyedDifferences</name>
    <message numerus="yes">
        <source>%1: %n difference(s) between the two typings</source>
        <translation>
            <numerusform>%1: %n difference between the two typings</numerusform>
            <numerusform>%1: %n differences between the two typings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::MissingButton</name>
    <message numerus="yes">
        <source>%1 % complete · %n open question(s)</source>
        <translation>
            <numerusform>%1 % complete · %n open question</numerusform>
            <numerusform>%1 % complete · %n open questions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::Notices</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::PeopleCards</name>
    <message numerus="yes">
        <source>%n year(s) old</source>
        <translation>
            <numerusform>%n year old</numerusform>
            <numerusform>%n years old</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::PlaceListDialog</name>
    <message numerus="yes">
        <source>“%1” cannot be added yet: %n thing(s) must be mended in the file. Nothing was changed.</source>
        <translation>
            <numerusform>“%1” cannot be added yet: %n thing must be mended in the file. Nothing was changed.</numerusform>
            <numerusform>“%1” cannot be added yet: %n things must be mended in the file. Nothing was changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n place(s)</source>
        <translation>
            <numerusform>Add %n place</numerusform>
            <numerusform>Add %n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::PrintPreview</name>
    <message numerus="yes">
        <source>The %n selected</source>
        <translation>
            <numerusform>The one selected</numerusform>
            <numerusform>The %n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n of the list</source>
        <translation>
            <numerusform>The one of the list</numerusform>
            <numerusform>All %n of the list</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n page(s)</source>
        <translation>
            <numerusform>of 1 page</numerusform>
            <numerusform>of %n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) went to “%1”.</source>
        <translation>
            <numerusform>One page went to “%1”.</numerusform>
            <numerusform>%n pages went to “%1”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::ProblemList</name>
    <message numerus="yes">
        <source>%n problem(s) · F6: next</source>
        <translation>
            <numerusform>%n problem · F6: next</numerusform>
            <numerusform>%n problems · F6: next</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unusual but right as it is</source>
        <translation>
            <numerusform>%n unusual but right as it is</numerusform>
            <numerusform>%n unusual but right as they are</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::Reasons</name>
    <message numerus="yes">
        <source>%1 (%n child(ren))</source>
        <translation>
            <numerusform>%1 (%n child)</numerusform>
            <numerusform>%1 (%n children)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::ReportStep</name>
    <message numerus="yes">
        <source>%n shown</source>
        <translation>
            <numerusform>%n shown</numerusform>
            <numerusform>%n shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::SurveyPage</name>
    <message numerus="yes">
        <source>%n household(s) belong to no team.</source>
        <translation>
            <numerusform>%n household belongs to no team.</numerusform>
            <numerusform>%n households belong to no team.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::TodayPage</name>
    <message numerus="yes">
        <source>%1 (%n day(s) ago)</source>
        <translation>
            <numerusform>%1 (%n day ago)</numerusform>
            <numerusform>%1 (%n days ago)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>%n day overdue</numerusform>
            <numerusform>%n days overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the first %n</source>
        <translation>
            <numerusform>the first %n</numerusform>
            <numerusform>the first %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren)</source>
        <translation>
            <numerusform>%n child</numerusform>
            <numerusform>%n children</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::VillageDialog</name>
    <message numerus="yes">
        <source>Add %n place(s)</source>
        <translation>
            <numerusform>Add %n place</numerusform>
            <numerusform>Add %n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::VisitingTab</name>
    <message numerus="yes">
        <source>%n child(ren)</source>
        <translation>
            <numerusform>%n child</numerusform>
            <numerusform>%n children</numerusform>
        </translation>
    </message>
</context>
</TS>
