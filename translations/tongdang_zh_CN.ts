<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>tongdang::ChildHeader</name>
    <message>
        <source>New child</source>
        <translation>新建儿童档案</translation>
    </message>
    <message>
        <source>Enter goes from question to question. Ctrl+S saves.</source>
        <translation>按回车键逐题填写，按 Ctrl+S 保存。</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>（未填姓名）</translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) old</source>
        <translation>
            <numerusform>%n 岁</numerusform>
        </translation>
    </message>
    <message>
        <source>Left the register</source>
        <translation>已退出</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Merged into another file</source>
        <translation>已并入其他档案</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>已销毁</translation>
    </message>
</context>
<context>
    <name>tongdang::ChildPage</name>
    <message>
        <source>New child</source>
        <translation>新建儿童档案</translation>
    </message>
    <message>
        <source>Child&apos;s file</source>
        <translation>儿童档案</translation>
    </message>
    <message>
        <source>Basic information</source>
        <translation>基本信息</translation>
    </message>
    <message>
        <source>Guardians</source>
        <translation>监护人</translation>
    </message>
    <message>
        <source>States</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Forget what is not saved yet</source>
        <translation>放弃尚未保存的修改</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>不要了</translation>
    </message>
    <message>
        <source>What you had typed on %1 without saving is here again.</source>
        <translation>%1 填写后没有保存的内容已经恢复，请核对后保存。</translation>
    </message>
</context>
<context>
    <name>tongdang::ChoiceLookup</name>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
</context>
<context>
    <name>tongdang::DateEditor</name>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
</context>
<context>
    <name>tongdang::Dialogs</name>
    <message>
        <source>That did not work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Save your changes?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You changed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tongdang::FieldRow</name>
    <message>
        <source>Needed</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Your role does not show this answer. It is kept as it is.</source>
        <translation>您的角色不能查看此项，原有内容会保留。</translation>
    </message>
    <message>
        <source>Not shown to your role; kept as it is.</source>
        <translation>您的角色不能查看，原有内容会保留</translation>
    </message>
    <message>
        <source>Filled in from %1</source>
        <translation>已按%1填写</translation>
    </message>
</context>
<context>
    <name>tongdang::FormDialog</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>tongdang::GuardianDialog</name>
    <message>
        <source>Guardian</source>
        <translation>监护人</translation>
    </message>
    <message>
        <source>Add a guardian</source>
        <translation>添加监护人</translation>
    </message>
    <message>
        <source>To the child</source>
        <translation>与儿童的关系</translation>
    </message>
    <message>
        <source>The person</source>
        <translation>监护人本人</translation>
    </message>
    <message>
        <source>Already on file: %1</source>
        <translation>已有登记：%1</translation>
    </message>
    <message>
        <source>Use this person</source>
        <translation>就是此人</translation>
    </message>
</context>
<context>
    <name>tongdang::GuardiansTab</name>
    <message>
        <source>Add a guardian</source>
        <translation>添加监护人</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>End the care today</source>
        <translation>结束监护关系</translation>
    </message>
    <message>
        <source>Nobody is on file yet. Add the parents and whoever cares for the child.</source>
        <translation>还没有登记监护人。请添加父母和实际照料孩子的人。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Cares now</source>
        <translation>现照料人</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>联系电话</translation>
    </message>
    <message>
        <source>Works at</source>
        <translation>务工地点</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>End the care</source>
        <translation>结束监护关系</translation>
    </message>
</context>
<context>
    <name>tongdang::HeaderBar</name>
    <message>
        <source>Search: name, pinyin, ID number, phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Administration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tongdang::HistoryTab</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>From → to</source>
        <translation>修改前 → 修改后</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Show who looked</source>
        <translation>显示查看记录</translation>
    </message>
    <message>
        <source>Undo this change</source>
        <translation>撤销这次修改</translation>
    </message>
    <message>
        <source>%1: </source>
        <translation>%1：</translation>
    </message>
    <message>
        <source>created</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>销毁</translation>
    </message>
    <message>
        <source>looked at</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>导出</translation>
    </message>
    <message>
        <source> (undone)</source>
        <translation>（已撤销）</translation>
    </message>
    <message>
        <source>Everything that was saved together with it goes back to how it was before. This can be undone in turn.</source>
        <translation>同一次保存的全部内容会恢复到修改之前。撤销之后还可以再恢复。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>tongdang::IdNumberEditor</name>
    <message>
        <source>18 digits</source>
        <translation>18位</translation>
    </message>
</context>
<context>
    <name>tongdang::JobBar</name>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::LineEditor</name>
    <message>
        <source>latitude longitude</source>
        <translation>纬度 经度</translation>
    </message>
</context>
<context>
    <name>tongdang::MultilineEditor</name>
    <message>
        <source>Ctrl+Enter begins a new line</source>
        <translation>按 Ctrl+回车 换行</translation>
    </message>
</context>
<context>
    <name>tongdang::OptionEditor</name>
    <message>
        <source>filter</source>
        <translation>筛选</translation>
    </message>
</context>
<context>
    <name>tongdang::ProblemList</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) · F6: next</source>
        <translation>
            <numerusform>%n 处需要核对 · 按 F6 跳到下一处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::RecordEditor</name>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>type to search</source>
        <translation>输入文字查找</translation>
    </message>
</context>
<context>
    <name>tongdang::RegionEditor</name>
    <message>
        <source>Pick from the tree</source>
        <translation>从区划中选择</translation>
    </message>
    <message>
        <source>name or pinyin</source>
        <translation>名称或拼音</translation>
    </message>
</context>
<context>
    <name>tongdang::RepeatTable</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>tongdang::ShownValue</name>
    <message>
        <source>none attached</source>
        <translation>未添加</translation>
    </message>
    <message>
        <source>attached</source>
        <translation>已添加</translation>
    </message>
</context>
<context>
    <name>tongdang::StatusTab</name>
    <message>
        <source>Categories</source>
        <translation>儿童类别</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>儿童类别</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>No category yet: the child is counted nowhere. Add one.</source>
        <translation>还没有儿童类别，统计时不会计入。请添加。</translation>
    </message>
    <message>
        <source>Add a category</source>
        <translation>添加类别</translation>
    </message>
    <message>
        <source>Change or end</source>
        <translation>修改或终止</translation>
    </message>
    <message>
        <source>On the register</source>
        <translation>在册期间</translation>
    </message>
    <message>
        <source>Reason of exit</source>
        <translation>退出原因</translation>
    </message>
    <message>
        <source>No time on the register is noted.</source>
        <translation>没有在册记录。</translation>
    </message>
    <message>
        <source>Leaves the register…</source>
        <translation>退出在册…</translation>
    </message>
    <message>
        <source>Comes back</source>
        <translation>恢复在册</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Leaves the register</source>
        <translation>退出在册</translation>
    </message>
    <message>
        <source>Comes back to the register</source>
        <translation>恢复在册</translation>
    </message>
</context>
<context>
    <name>tongdang::Suggestions</name>
    <message>
        <source>Suggestions</source>
        <translation>候选</translation>
    </message>
</context>
<context>
    <name>tongdang::TickEditor</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>tongdang::Toast</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tongdang::Undo</name>
    <message>
        <source>Undoing…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
