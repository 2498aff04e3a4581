<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>tongdang::AdministrationPage</name>
    <message>
        <source>New recovery code…</source>
        <translation>重做恢复码…</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>系统管理</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>A backup copy is one encrypted file that opens with the same passwords. It is restored from the page for signing in.</source>
        <translation>备份是一个加密文件，用同样的密码打开。需要时在登录页面恢复。</translation>
    </message>
    <message>
        <source>Kept in %1</source>
        <translation>保存位置：%1</translation>
    </message>
    <message>
        <source>Make a backup…</source>
        <translation>立即备份…</translation>
    </message>
    <message>
        <source>Check the ledger</source>
        <translation>检查台账</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>Each import and each saving, newest first. Undoing puts back what was there before; it can be undone too.</source>
        <translation>每次导入和保存都列在这里，最新的在前。撤销会恢复原来的内容，撤销本身也可以再撤销。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>条数</translation>
    </message>
    <message>
        <source>Signed in as %1.</source>
        <translation>当前账号：%1。</translation>
    </message>
    <message>
        <source>Change the password…</source>
        <translation>修改密码…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>外观和语言</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>显示大小</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Tongdang %1 — an offline, encrypted registry of left-behind children. Free software under the GNU General Public License, version 3 or later.</source>
        <translation>童档 %1：离线、加密的留守儿童信息台账。自由软件，以 GNU 通用公共许可证第 3 版或更高版本发布。</translation>
    </message>
    <message>
        <source>Where should the backup go?</source>
        <translation>备份保存到哪里？</translation>
    </message>
    <message>
        <source>Backups (*.tdbackup)</source>
        <translation>备份文件 (*.tdbackup)</translation>
    </message>
    <message>
        <source>Checking the ledger…</source>
        <translation>正在检查台账…</translation>
    </message>
    <message>
        <source>The ledger was checked: everything is as it was written.</source>
        <translation>检查完成：台账完好，与当初写入的一致。</translation>
    </message>
    <message>
        <source>The check found faults. Make a copy of the ledger&apos;s folder, then restore the last backup or ask for help.</source>
        <translation>检查发现问题。请先把台账文件夹复制一份，再恢复最近的备份，或请技术人员协助。</translation>
    </message>
    <message>
        <source>Nothing has been saved in this ledger yet.</source>
        <translation>这本台账还没有保存过任何内容。</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Every form that is filled in here. A form of your district, in the XLSForm convention (.xlsx, .xls, .csv), is checked and shown before it is installed.</source>
        <translation>这里填写的每一种表单。本地下发的表单（XLSForm 格式：.xlsx、.xls、.csv）先检查、预览，再安装。</translation>
    </message>
    <message>
        <source>Install or update a form…</source>
        <translation>安装或更新表单…</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>地方</translation>
    </message>
    <message>
        <source>The villages and communities where children are registered. A new one is added by its name below its township, or from a list with codes and names.</source>
        <translation>登记儿童时可选的村（居）。新的在所属镇（街道）下写名称添加，也可以从带代码和名称的名单添加。</translation>
    </message>
    <message>
        <source>Add villages…</source>
        <translation>添加村（居）…</translation>
    </message>
    <message>
        <source>Add places from a list…</source>
        <translation>从名单添加地方…</translation>
    </message>
</context>
<context>
    <name>tongdang::AnswerHistory</name>
    <message>
        <source>That answer does not fit any more</source>
        <translation>这个答案现在不合适了</translation>
    </message>
    <message>
        <source>History of “%1”</source>
        <translation>“%1”的历史</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原来</translation>
    </message>
    <message>
        <source>After</source>
        <translation>改为</translation>
    </message>
    <message>
        <source>Put back what was before</source>
        <translation>改回原来的</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source> (undone)</source>
        <translation>（已撤销）</translation>
    </message>
    <message>
        <source>Never answered</source>
        <translation>从未填写过</translation>
    </message>
</context>
<context>
    <name>tongdang::AssessmentResult</name>
    <message>
        <source>No score yet</source>
        <translation>尚无得分</translation>
    </message>
    <message>
        <source>Score %1</source>
        <translation>得分 %1</translation>
    </message>
    <message>
        <source>Changed by a supervisor: %1. The answers gave: %2.</source>
        <translation>督导员已调整，理由：%1。按答案评定为：%2。</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) still to be answered.</source>
        <translation>
            <numerusform>还有 %n 个问题没有答。</numerusform>
        </translation>
    </message>
    <message>
        <source>Score %1 so far</source>
        <translation>目前得分 %1</translation>
    </message>
</context>
<context>
    <name>tongdang::AttachmentsTab</name>
    <message>
        <source>Which file?</source>
        <translation>选择哪个文件？</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Attach a file…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Open its record</source>
        <translation>打开所属记录</translation>
    </message>
    <message>
        <source>Export a copy…</source>
        <translation>导出一份…</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>No photo, scan or video yet. Photos of visits and signed papers come here; a file may be dropped here too.</source>
        <translation>还没有照片、扫描件或视频。走访的照片、签字的纸质件会列在这里；也可以把文件拖到这里。</translation>
    </message>
</context>
<context>
    <name>tongdang::Backups</name>
    <message>
        <source>Making a backup…</source>
        <translation>正在备份…</translation>
    </message>
    <message>
        <source>The backup was written and checked: %1</source>
        <translation>备份已写好并核对无误：%1</translation>
    </message>
    <message>
        <source>The ledger was changed. Make a backup copy in %1 before closing?</source>
        <translation>台账有改动。关闭前要在 %1 存一份备份吗？</translation>
    </message>
    <message>
        <source>The ledger was changed. Make a backup copy before closing? A USB stick is a good place for it.</source>
        <translation>台账有改动。关闭前要存一份备份吗？建议存到 U 盘上。</translation>
    </message>
    <message>
        <source>Backup copy</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Make a copy</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Where should backup copies be kept?</source>
        <translation>备份存放到哪个文件夹？</translation>
    </message>
    <message>
        <source>Close without a copy</source>
        <translation>不备份，直接关闭</translation>
    </message>
    <message>
        <source>Don&apos;t close</source>
        <translation>不关闭</translation>
    </message>
</context>
<context>
    <name>tongdang::Batches</name>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo this change?</source>
        <translation>撤销这次操作？</translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren)</source>
        <translation>
            <numerusform>%n名儿童</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Redoing…</source>
        <translation>正在恢复…</translation>
    </message>
    <message>
        <source>Undoing…</source>
        <translation>正在撤销…</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <translation>%1（%2，%3）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>tongdang::BulkDialog</name>
    <message numerus="yes">
        <source>Change for %n child(ren)</source>
        <translation>
            <numerusform>为 %n 名儿童统一填写</numerusform>
        </translation>
    </message>
    <message>
        <source>Question</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Choose a question</source>
        <translation>请选择项目</translation>
    </message>
    <message>
        <source>Answer for all of them</source>
        <translation>统一填写为</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Nothing is saved until you press Change.</source>
        <translation>点“修改”之前什么都不保存。</translation>
    </message>
    <message>
        <source>Give an answer.</source>
        <translation>请填写内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n have this answer already</source>
        <translation>
            <numerusform>%n 名已经是这样</numerusform>
        </translation>
    </message>
    <message>
        <source>Too many at once</source>
        <translation>一次太多</translation>
    </message>
    <message>
        <source>At most %1 children can be changed at once. Select fewer, or use the filters.</source>
        <translation>一次最多修改 %1 名儿童，请少选一些，或先筛选。</translation>
    </message>
    <message>
        <source>Changing…</source>
        <translation>正在修改…</translation>
    </message>
    <message>
        <source>Not all could be changed</source>
        <translation>有的没有修改</translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren) kept the old answer: %1</source>
        <translation>
            <numerusform>%n 名儿童保留了原来的内容：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>(blank)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1：%2 → %3</translation>
    </message>
    <message numerus="yes">
        <source>%n would change:</source>
        <translation>
            <numerusform>将修改%n名：</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>等另外%n名</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::BulletinDialog</name>
    <message>
        <source>Bulletin</source>
        <translation>通报</translation>
    </message>
    <message>
        <source>Which bulletin</source>
        <translation>哪一份通报</translation>
    </message>
    <message>
        <source>The day it reports</source>
        <translation>通报的日期</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页</translation>
    </message>
    <message>
        <source>The page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>As PDF, as an Excel workbook or as a web page</source>
        <translation>存为 PDF、Excel 工作簿或网页</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Not a date. For example 2015-3-7, 20150307 or 2015年3月7日.</source>
        <translation>这不是日期。可以写成 2015-3-7、20150307 或 2015年3月7日。</translation>
    </message>
    <message>
        <source>Counting for the bulletin…</source>
        <translation>正在为通报统计…</translation>
    </message>
    <message numerus="yes">
        <source>of %n page(s)</source>
        <translation>
            <numerusform>共 %n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>Where should the bulletin go?</source>
        <translation>通报保存到哪里？</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;Excel workbook (*.xlsx);;Web page (*.html)</source>
        <translation>PDF (*.pdf);;Excel 工作簿 (*.xlsx);;网页 (*.html)</translation>
    </message>
    <message>
        <source>The bulletin was saved: %1</source>
        <translation>通报已保存：%1</translation>
    </message>
</context>
<context>
    <name>tongdang::CategoriesButton</name>
    <message>
        <source>Registered as: %1</source>
        <translation>登记为：%1</translation>
    </message>
    <message>
        <source>no category</source>
        <translation>不归类</translation>
    </message>
    <message>
        <source>Why this child is on the register; several are possible</source>
        <translation>为什么建档；可以选几项</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1，另有%n项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::ChartPanel</name>
    <message>
        <source>Chart</source>
        <translation>图形</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排列</translation>
    </message>
    <message>
        <source>as in the table</source>
        <translation>与表格相同</translation>
    </message>
    <message>
        <source>largest first</source>
        <translation>从大到小</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Where should the picture go?</source>
        <translation>图片保存到哪里？</translation>
    </message>
    <message>
        <source>The picture was saved: %1</source>
        <translation>图片已保存：%1</translation>
    </message>
    <message>
        <source>Point at the chart to read it; a click, or Enter, shows the children.</source>
        <translation>指着图就读出数字；点一下或按 Enter 列出儿童。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>画法</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>近%n年</numerusform>
        </translation>
    </message>
    <message>
        <source>Restated</source>
        <translation>重算</translation>
    </message>
    <message>
        <source>All days counted again by what is known today, instead of as reported or as known on the day.</source>
        <translation>各日都按现在所知重新统计，不用当时上报的数字，也不按当时所知。</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>黑白</translation>
    </message>
    <message>
        <source>For a printer without colours; also in pictures that are copied or saved.</source>
        <translation>适合没有彩色的打印机；复制和保存的图片也一样。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the picture of the chart</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>All columns</source>
        <translation>全部栏目</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>条形图</translation>
    </message>
    <message>
        <source>Bars side by side</source>
        <translation>并列条形图</translation>
    </message>
    <message>
        <source>Stacked bars</source>
        <translation>堆叠条形图</translation>
    </message>
    <message>
        <source>Shares (100 %)</source>
        <translation>百分比条形图</translation>
    </message>
    <message>
        <source>Pyramid</source>
        <translation>金字塔图</translation>
    </message>
    <message>
        <source>Pie</source>
        <translation>饼图</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>历次变化</translation>
    </message>
    <message>
        <source>Heat table</source>
        <translation>热力表</translation>
    </message>
    <message>
        <source>Small charts</source>
        <translation>各地小图</translation>
    </message>
    <message>
        <source>Tile map</source>
        <translation>方块地图</translation>
    </message>
    <message>
        <source>Counting the days before…</source>
        <translation>正在统计以前各日…</translation>
    </message>
    <message>
        <source>The picture was copied.</source>
        <translation>图片已复制。</translation>
    </message>
    <message>
        <source>Picture (*.png);;Drawing (*.svg);;PDF (*.pdf)</source>
        <translation>图片 (*.png);;矢量图 (*.svg);;PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>tongdang::ChildColumns</name>
    <message>
        <source>More questions</source>
        <translation>更多项目</translation>
    </message>
</context>
<context>
    <name>tongdang::ChildFilters</name>
    <message>
        <source>Show those who left</source>
        <translation>含已退出的</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>All places</source>
        <translation>全部地区</translation>
    </message>
    <message>
        <source>%1 and older</source>
        <translation>%1周岁及以上</translation>
    </message>
    <message>
        <source>%1 to %2 years</source>
        <translation>%1—%2周岁</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺项</translation>
    </message>
    <message>
        <source>Without: %1</source>
        <translation>没有%1</translation>
    </message>
    <message>
        <source>Any of these</source>
        <translation>以上任何一项</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>更多筛选</translation>
    </message>
    <message>
        <source>Choose in the tree…</source>
        <translation>在区划树中选择…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Take away the filter %1</source>
        <translation>去掉筛选“%1”</translation>
    </message>
</context>
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
    <message>
        <source>Back to the list</source>
        <translation>返回名单</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
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
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Forget what is not saved yet</source>
        <translation>放弃尚未保存的修改</translation>
    </message>
    <message>
        <source>What you had typed on %1 without saving is here again.</source>
        <translation>%1 填写后没有保存的内容已经恢复，请核对后保存。</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>放弃修改</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>放弃草稿</translation>
    </message>
    <message>
        <source>Open that file</source>
        <translation>打开那份档案</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Back to the list, without a new child</source>
        <translation>返回台账，不登记</translation>
    </message>
    <message>
        <source>The next file begins with the same place</source>
        <translation>下一份档案带上同样的地址</translation>
    </message>
    <message>
        <source>the file before</source>
        <translation>上一份档案</translation>
    </message>
    <message numerus="yes">
        <source>A brother or sister of %1: lives at the same place and gets the same %n guardian(s).</source>
        <translation>
            <numerusform>%1的兄弟姐妹：住址相同，并带上同样的%n名监护人。</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter goes to the next question, Shift+Enter back, digits choose. Ctrl+H shows what an answer was before, F6 goes to what is to be mended.</source>
        <translation>按 Enter 到下一个问题，Shift+Enter 返回，数字键选择选项。Ctrl+H 查看一个答案以前填的是什么，F6 跳到要改正的地方。</translation>
    </message>
    <message>
        <source>Register a brother or sister</source>
        <translation>登记兄弟姐妹</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Save and next</source>
        <translation>保存，下一个</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Print this file…</source>
        <translation>打印这份档案…</translation>
    </message>
    <message>
        <source>Add a guardian</source>
        <translation>添加监护人</translation>
    </message>
    <message>
        <source>Invented</source>
        <translation>虚构</translation>
    </message>
    <message>
        <source>Add a visit</source>
        <translation>添加走访</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>New record of this child</source>
        <translation>为这名儿童新增记录</translation>
    </message>
    <message>
        <source>%1: new %2 of %3</source>
        <translation>%1：新增%2（%3）</translation>
    </message>
    <message>
        <source>this ledger</source>
        <translation>本台账</translation>
    </message>
    <message>
        <source>Basics</source>
        <translation>基本信息</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>People</source>
        <translation>监护人</translation>
    </message>
    <message>
        <source>Save the child first (Ctrl+S): guardians, records and attachments hang on a saved file.</source>
        <translation>请先保存（Ctrl+S）：监护人、记录和附件都记在已保存的档案上。</translation>
    </message>
</context>
<context>
    <name>tongdang::ChildPreview</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>People around the child</source>
        <translation>儿童身边的人</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>打开档案</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>tongdang::ChildrenPage</name>
    <message>
        <source>Children</source>
        <translation>儿童台账</translation>
    </message>
    <message>
        <source>Register a child</source>
        <translation>登记儿童</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren)</source>
        <translation>
            <numerusform>%n 名儿童</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is found by “%1”. Try a part of the name, its initials, or the end of an ID number or phone.</source>
        <translation>没有找到“%1”。可以试试姓名的一部分、拼音首字母，或身份证号、电话的末几位。</translation>
    </message>
    <message>
        <source>Nobody fits this choice. “Show all” takes it back.</source>
        <translation>没有符合条件的儿童。点“显示全部”可恢复。</translation>
    </message>
    <message>
        <source>The ledger is empty. Register a child, or import a roster.</source>
        <translation>台账里还没有儿童。请登记儿童，或导入花名册。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>End of the ID number</source>
        <translation>身份证号末位</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>End of the phone</source>
        <translation>电话末位</translation>
    </message>
    <message>
        <source>Guardian %1</source>
        <translation>监护人%1</translation>
    </message>
    <message>
        <source>Phone of %1</source>
        <translation>%1的电话</translation>
    </message>
    <message>
        <source>ID number of %1</source>
        <translation>%1的身份证号</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Leave the list “%1”</source>
        <translation>离开名单“%1”</translation>
    </message>
    <message numerus="yes">
        <source>the first %n</source>
        <translation>
            <numerusform>前 %n 名</numerusform>
        </translation>
    </message>
    <message>
        <source>None of the children of this list is here any more.</source>
        <translation>这份名单里的儿童都已不在台账中。</translation>
    </message>
    <message>
        <source>Nobody is found by “%1” within this choice.</source>
        <translation>在当前筛选范围内没有找到“%1”。</translation>
    </message>
    <message>
        <source>Preview beside the list</source>
        <translation>在列表旁预览</translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation>选择显示哪些列</translation>
    </message>
    <message>
        <source>One answer for all selected children</source>
        <translation>为选中的儿童统一填写一项</translation>
    </message>
    <message numerus="yes">
        <source>Change %n selected…</source>
        <translation>
            <numerusform>统一填写（%n 名）…</numerusform>
        </translation>
    </message>
    <message>
        <source>Exit…</source>
        <translation>退出…</translation>
    </message>
    <message>
        <source>The selected children leave the register</source>
        <translation>选中的儿童退出在册</translation>
    </message>
    <message>
        <source>%1 to %2 years</source>
        <translation>%1—%2周岁</translation>
    </message>
    <message>
        <source>Enter opens a child&apos;s file, Ctrl+F finds anybody. Select several rows to export or change all of them.</source>
        <translation>按 Enter 打开档案，按 Ctrl+F 找人。选中几行，可以一起导出、统一填写或退出。</translation>
    </message>
    <message>
        <source>Export the selected children, or the whole list</source>
        <translation>导出选中的儿童；没有选中时导出整个列表</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Print the selected children, the whole list, or empty forms</source>
        <translation>打印选中的儿童、整个名单或空白表</translation>
    </message>
    <message>
        <source>Print an empty form…</source>
        <translation>打印空白表…</translation>
    </message>
    <message>
        <source>No child is found by “%1”. Enter takes what is offered below the search box.</source>
        <translation>没有儿童与“%1”相符；按 Enter 执行搜索框下方列出的操作。</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Export the list…</source>
        <translation>导出名单…</translation>
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
    <name>tongdang::ChooseStep</name>
    <message>
        <source>Bring a roster into the ledger</source>
        <translation>把花名册导入台账</translation>
    </message>
    <message>
        <source>Drop a spreadsheet here, or choose it. It is tried out first: nothing is saved until you say so, and an import can be undone.</source>
        <translation>把电子表格拖到这里，或点按钮选取。会先试导入一遍：您确认之前什么都不保存，导入以后也可以撤销。</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Workbooks (.xlsx, .xls, .ods) and text tables (.csv). The headings may stand in any order within the first 15 rows.</source>
        <translation>可读 Excel、WPS、LibreOffice 工作簿（.xlsx、.xls、.ods）和文本表格（.csv）。标题在前15行内即可，列的顺序不限。</translation>
    </message>
    <message>
        <source>Save a sample roster to look at…</source>
        <translation>保存一份花名册示例看看…</translation>
    </message>
    <message>
        <source>Imported lately</source>
        <translation>最近的导入</translation>
    </message>
    <message>
        <source>Nothing has been imported yet.</source>
        <translation>还没有导入过。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录数</translation>
    </message>
</context>
<context>
    <name>tongdang::CommandList</name>
    <message>
        <source>Pages and commands</source>
        <translation>页面和功能</translation>
    </message>
</context>
<context>
    <name>tongdang::ComparisonView</name>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>前一个日期</translation>
    </message>
    <message>
        <source>Second day</source>
        <translation>后一个日期</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>List those who came</source>
        <translation>列出新来的儿童</translation>
    </message>
    <message>
        <source>List those who left</source>
        <translation>列出离开的儿童</translation>
    </message>
    <message>
        <source>Compared numbers</source>
        <translation>比较的数字</translation>
    </message>
    <message>
        <source>Who came and who left</source>
        <translation>谁来了、谁走了</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>儿童</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>the ledger as of</source>
        <translation>台账，截止到</translation>
    </message>
    <message>
        <source>“%1” is no date. Write it as 2015-3-7.</source>
        <translation>“%1”不是日期，请写成 2015-3-7 这样。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>栏次</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>First</source>
        <translation>前</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>后</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>来</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>走</translation>
    </message>
    <message>
        <source>came</source>
        <translation>来</translation>
    </message>
    <message>
        <source>left</source>
        <translation>走</translation>
    </message>
    <message>
        <source>Choose two days, or tables kept as reported, and compare them: each number with who came, who left and why.</source>
        <translation>选两个日期，或选已上报的报表，比较每个数字：谁来了、谁走了、为什么。</translation>
    </message>
    <message>
        <source>The first %1 of %2 are shown here; the buttons list all.</source>
        <translation>这里显示 %2 人中的前 %1 人；用按钮列出全部。</translation>
    </message>
    <message>
        <source>The same children stand behind this number on both sides.</source>
        <translation>这个数字前后是同样的儿童。</translation>
    </message>
    <message>
        <source>Enter or a double click on a child opens its file.</source>
        <translation>双击儿童或按 Enter 打开档案。</translation>
    </message>
    <message>
        <source>Numbers below %1 are hidden, and with them who came and who left.</source>
        <translation>小于%1的数已隐去，也不列出谁来了、谁走了。</translation>
    </message>
    <message>
        <source>other amount</source>
        <translation>数量不同</translation>
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
        <translation>没有完成</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Save your changes?</source>
        <translation>保存修改吗？</translation>
    </message>
    <message>
        <source>You changed: %1</source>
        <translation>您修改了：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>%1 is already there. Replace it?</source>
        <translation>“%1”已经存在，要替换吗？</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
</context>
<context>
    <name>tongdang::EmptyHint</name>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Import a roster</source>
        <translation>导入花名册</translation>
    </message>
    <message>
        <source>Register a child</source>
        <translation>登记儿童</translation>
    </message>
    <message>
        <source>Search among all children</source>
        <translation>在全部儿童中查找</translation>
    </message>
</context>
<context>
    <name>tongdang::EntryPanel</name>
    <message>
        <source>The date of this PC</source>
        <translation>电脑日期</translation>
    </message>
    <message>
        <source>The date is right</source>
        <translation>日期没错</translation>
    </message>
    <message>
        <source>Close the ledger</source>
        <translation>关闭台账</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>磁盘已满</translation>
    </message>
</context>
<context>
    <name>tongdang::ExistingOffer</name>
    <message>
        <source>left the register</source>
        <translation>已退出</translation>
    </message>
    <message>
        <source>Already on file: %1</source>
        <translation>台账里已有：%1</translation>
    </message>
</context>
<context>
    <name>tongdang::ExitDialog</name>
    <message>
        <source>Too many at once</source>
        <translation>一次选得太多</translation>
    </message>
    <message>
        <source>At most %1 children can leave at once. Select fewer, or use the filters.</source>
        <translation>一次最多为 %1 名儿童办理退出。请少选一些，或者先筛选。</translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren) leave the register</source>
        <translation>
            <numerusform>%n 名儿童退出在册</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing the exits…</source>
        <translation>正在办理退出…</translation>
    </message>
    <message>
        <source>Not all could leave</source>
        <translation>有的儿童没有退出</translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren) stay as they were: %1</source>
        <translation>
            <numerusform>%n 名儿童保持不变：%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::ExportDialog</name>
    <message>
        <source>Export a roster</source>
        <translation>导出花名册</translation>
    </message>
    <message>
        <source>Which children?</source>
        <translation>导出哪些儿童？</translation>
    </message>
    <message numerus="yes">
        <source>The %n selected</source>
        <translation>
            <numerusform>选中的 %n 名</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n of the list</source>
        <translation>
            <numerusform>名单中全部 %n 名</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren) of the list</source>
        <translation>
            <numerusform>名单中的 %n 名儿童</numerusform>
        </translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>Whole; purpose and recipient go into the log</source>
        <translation>完整显示（用途和接收人记入日志）</translation>
    </message>
    <message>
        <source>ID numbers and phones</source>
        <translation>身份证号和电话</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>接收人</translation>
    </message>
    <message>
        <source>Approved by (for many rows)</source>
        <translation>批准人（人数较多时填写）</translation>
    </message>
    <message>
        <source>Choose where to save…</source>
        <translation>选择保存位置…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>roster %1.xlsx</source>
        <translation>花名册 %1.xlsx</translation>
    </message>
    <message>
        <source>Where should the roster go?</source>
        <translation>花名册保存到哪里？</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx);;Text tables (*.csv)</source>
        <translation>工作簿 (*.xlsx);;文本表格 (*.csv)</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>Masked: 150302********123X</source>
        <translation>部分隐藏：150302********123X</translation>
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
    <message>
        <source>What this answer was before</source>
        <translation>这个答案的历史</translation>
    </message>
</context>
<context>
    <name>tongdang::FiguresModel</name>
    <message>
        <source>A rule does not hold here.</source>
        <translation>这里有规则不符合。</translation>
    </message>
</context>
<context>
    <name>tongdang::FiguresStrip</name>
    <message>
        <source>Households</source>
        <translation>住户</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Children under 16</source>
        <translation>不满16周岁儿童</translation>
    </message>
    <message>
        <source>How far the campaign is</source>
        <translation>排查进度</translation>
    </message>
    <message>
        <source>%1 % of the households are called.</source>
        <translation>已完成 %1% 的住户。</translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren) of these households are not under 16 on the cut-off date: kept on file, not counted.</source>
        <translation>
            <numerusform>这些住户中有 %n 名儿童到截止日期已满16周岁：档案保留，不计入。</numerusform>
        </translation>
    </message>
    <message>
        <source>Returns: %1 of %2 villages.</source>
        <translation>村（居）报表：%2 个中已报 %1 个。</translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren) of these households were born after the cut-off date: kept on file, not counted.</source>
        <translation>
            <numerusform>这些住户中有%n名儿童在截止日期之后出生：保留登记，不计入。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::FileEditor</name>
    <message>
        <source>A photo of up to %1 MB; it may be dropped or pasted here.</source>
        <translation>照片，最大 %1 MB；可以拖放或粘贴到这里。</translation>
    </message>
    <message>
        <source>A recording of up to %1 GB; it may be dropped here.</source>
        <translation>录音，最大 %1 GB；可以拖放到这里。</translation>
    </message>
    <message>
        <source>A video of up to %1 GB; it may be dropped here.</source>
        <translation>视频，最大 %1 GB；可以拖放到这里。</translation>
    </message>
    <message>
        <source>A scan or another file of up to %1 GB; it may be dropped or pasted here.</source>
        <translation>扫描件或其他文件，最大 %1 GB；可以拖放或粘贴到这里。</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Photos (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff)</source>
        <translation>照片 (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff)</translation>
    </message>
    <message>
        <source>Recordings (*.mp3 *.m4a *.wav *.ogg *.amr *.aac)</source>
        <translation>录音 (*.mp3 *.m4a *.wav *.ogg *.amr *.aac)</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.mov *.avi *.mkv *.3gp)</source>
        <translation>视频 (*.mp4 *.mov *.avi *.mkv *.3gp)</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>The file is not here.</source>
        <translation>文件不在本台账中。</translation>
    </message>
    <message>
        <source>none attached</source>
        <translation>没有文件</translation>
    </message>
    <message>
        <source>Another…</source>
        <translation>换一个…</translation>
    </message>
    <message>
        <source>Attach…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>pasted.png</source>
        <translation>粘贴的图片.png</translation>
    </message>
    <message>
        <source>A photo; a large one is made smaller, %1 pixels at its longer side. It may be dropped or pasted here.</source>
        <translation>一张照片；较大的会缩小到长边%1像素。可以拖放或粘贴到这里。</translation>
    </message>
</context>
<context>
    <name>tongdang::FileViewer</name>
    <message>
        <source>Attachment</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>全貌</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Export a copy…</source>
        <translation>导出一份…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>This file is damaged or locked and cannot be shown. It is kept as it is.</source>
        <translation>文件已损坏或加了锁，无法显示；原样保存着。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>Export a copy</source>
        <translation>导出一份</translation>
    </message>
    <message>
        <source>What is the copy for? Outside the ledger it is not encrypted; purpose and account go into the log.</source>
        <translation>导出的用途是什么？导出后不再加密；用途和账号会记入日志。</translation>
    </message>
    <message>
        <source>Where should the copy go?</source>
        <translation>导出到哪里？</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>A copy was saved to %1. The log keeps who, when and what for.</source>
        <translation>已导出到 %1。日志记下了谁、何时、什么用途。</translation>
    </message>
    <message>
        <source>Recordings and videos are kept encrypted and not played here; a copy leaves only by an export, which the log keeps.</source>
        <translation>录音和视频加密保存，不在程序内播放；只能用导出取出副本，每次导出都记入日志。</translation>
    </message>
    <message>
        <source>Files of this kind are kept encrypted and not shown here; a copy leaves only by an export, which the log keeps.</source>
        <translation>这类文件加密保存，不在程序内显示；只能用导出取出副本，每次导出都记入日志。</translation>
    </message>
</context>
<context>
    <name>tongdang::FirstRun</name>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Name of the ledger</source>
        <translation>台账名称</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>换个文件夹…</translation>
    </message>
    <message>
        <source>Administrator&apos;s account</source>
        <translation>管理员账号</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Password again</source>
        <translation>再输一次密码</translation>
    </message>
    <message>
        <source>Where should the ledger be kept?</source>
        <translation>台账保存到哪个文件夹？</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Import a roster from a spreadsheet</source>
        <translation>从电子表格导入花名册</translation>
    </message>
    <message>
        <source>Try it with invented children</source>
        <translation>先用虚构的演示数据试一试</translation>
    </message>
    <message>
        <source>Start with an empty ledger</source>
        <translation>从空台账开始</translation>
    </message>
    <message>
        <source>Where are you?</source>
        <translation>您在哪里？</translation>
    </message>
    <message>
        <source>Choose the village, township or district whose children this ledger keeps.</source>
        <translation>请选择这份台账管理的村（社区）、乡镇（街道）或区县。</translation>
    </message>
    <message>
        <source>Your ledger</source>
        <translation>建立台账</translation>
    </message>
    <message>
        <source>The ledger is encrypted with this password: without it, nobody can read it.</source>
        <translation>台账用这个密码加密，没有密码谁也看不到内容。</translation>
    </message>
    <message>
        <source>Your recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>It opens the ledger if the password is lost. It is shown this once only.</source>
        <translation>忘记密码时，用它可以打开台账。只在这里显示一次。</translation>
    </message>
    <message>
        <source>The ledger is ready</source>
        <translation>台账已建好</translation>
    </message>
    <message>
        <source>How would you like to begin?</source>
        <translation>您想怎样开始？</translation>
    </message>
    <message>
        <source>Create the ledger</source>
        <translation>建立台账</translation>
    </message>
    <message>
        <source>Children of %1</source>
        <translation>%1儿童台账</translation>
    </message>
    <message>
        <source>Kept in %1</source>
        <translation>保存位置：%1</translation>
    </message>
    <message>
        <source>Creating the ledger…</source>
        <translation>正在建立台账…</translation>
    </message>
    <message>
        <source>Making invented children…</source>
        <translation>正在生成演示数据…</translation>
    </message>
    <message>
        <source>The recovery code is shown this once only. Close without having it on paper?</source>
        <translation>恢复码只显示这一次。还没有抄下或打印，就要关闭吗？</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Keep it open</source>
        <translation>先不关闭</translation>
    </message>
    <message>
        <source>Print or write down the code, seal it in an envelope and keep it away from this PC, for example at the township office. A file printed instead of paper belongs on a USB stick that is locked away, not beside the ledger.</source>
        <translation>请打印或抄下恢复码，封进信封，不要放在这台电脑旁边，例如存放在乡镇（街道）。没有打印机而打印成文件的，请存到U盘里锁好，不要和台账放在一起。</translation>
    </message>
    <message>
        <source>When you have it on paper, type its last two groups here, or all of it:</source>
        <translation>抄好或打印好以后，请在这里输入它的最后两组，或全部输入：</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>This is not what the code above says. Compare the paper with it, group by group.</source>
        <translation>与上面的恢复码不一致，请逐组核对纸上抄写的内容。</translation>
    </message>
    <message>
        <source>The villages there are not in the program: you add yours by their names when you first register or import, or under Administration.</source>
        <translation>程序里还没有这里的村（居）：第一次登记或导入时写上名称添加即可，也可以在“系统管理”里添加。</translation>
    </message>
</context>
<context>
    <name>tongdang::ForAll</name>
    <message>
        <source>Looking at the answers…</source>
        <translation>正在核对…</translation>
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
    <message>
        <source>What you had typed on %1 without saving is here again.</source>
        <translation>%1 填写后没有保存的内容已经恢复，请核对后保存。</translation>
    </message>
</context>
<context>
    <name>tongdang::FormFiles</name>
    <message>
        <source>Taking in %1…</source>
        <translation>正在存入 %1…</translation>
    </message>
</context>
<context>
    <name>tongdang::FormInstallDialog</name>
    <message>
        <source>What is wrong with the file</source>
        <translation>文件中的问题</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>What to mend</source>
        <translation>怎样改正</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Install a form</source>
        <translation>安装表单</translation>
    </message>
    <message numerus="yes">
        <source>This form cannot be used yet: %n thing(s) must be mended in the file. Nothing was changed.</source>
        <translation>
            <numerusform>这份表单还不能使用：文件中有 %n 处必须改正。什么也没有改动。</numerusform>
        </translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>文件：%1</translation>
    </message>
    <message>
        <source>Form in use</source>
        <translation>使用中的表单</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%2), version %3, %n question(s). What is typed here is only a trial and is not kept.</source>
        <translation>
            <numerusform>%1（%2），版本 %3，%n 个问题。可以在这里随意试填，不会保存。</numerusform>
        </translation>
    </message>
    <message>
        <source>must be mended</source>
        <translation>必须改正</translation>
    </message>
    <message>
        <source>please check</source>
        <translation>请核对</translation>
    </message>
    <message>
        <source>note</source>
        <translation>提示</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>A new form: %1 (%2), version %3, %n question(s).</source>
        <translation>
            <numerusform>新表单：%1（%2），版本 %3，%n 个问题。</numerusform>
        </translation>
    </message>
    <message>
        <source>It will be in each child&apos;s file, under “Other records” or, for an assessment, under “Assessments”.</source>
        <translation>安装后在每名儿童档案的“其他记录”中；评估类的在“评估”中。</translation>
    </message>
    <message>
        <source>Its records belong to: %1.</source>
        <translation>它的记录属于：%1。</translation>
    </message>
    <message>
        <source>Its records stand alone; they are not part of a child&apos;s file.</source>
        <translation>它的记录独立存在，不属于儿童档案。</translation>
    </message>
    <message>
        <source>A newer version of %1 (%2): %3 instead of %4.</source>
        <translation>%1（%2）的新版本：由 %4 更新为 %3。</translation>
    </message>
    <message>
        <source>More questions for %1, version %2.</source>
        <translation>为%1增加问题，版本 %2。</translation>
    </message>
    <message>
        <source>All answers given so far are kept.</source>
        <translation>已填的答案全部保留。</translation>
    </message>
    <message>
        <source>New questions: %1.</source>
        <translation>新增问题：%1。</translation>
    </message>
    <message>
        <source>No longer asked: %1. Their answers stay in the ledger and the history.</source>
        <translation>不再询问：%1。已有的答案仍保存在台账和历史中。</translation>
    </message>
    <message>
        <source>Below is the form as it will look. What is typed there is only a trial and is not kept.</source>
        <translation>下面是填写时的样子，可以随意试填，不会保存。</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>The form was not installed, for the reasons below. Nothing was changed.</source>
        <translation>表单没有安装，原因如下。什么也没有改动。</translation>
    </message>
</context>
<context>
    <name>tongdang::FormView</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>right as it is: %1; kept with the save</source>
        <translation>情况属实：%1；随保存记入档案</translation>
    </message>
    <message>
        <source>right as it is: %1; %2, %3</source>
        <translation>情况属实：%1；%2，%3</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1, folded away</source>
        <translation>%1，已收起</translation>
    </message>
</context>
<context>
    <name>tongdang::FormsCard</name>
    <message>
        <source>Forms in use</source>
        <translation>使用中的表单</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>属于</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Install or update a form…</source>
        <translation>安装或更新表单…</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>installed here</source>
        <translation>本地安装</translation>
    </message>
    <message>
        <source>the program, with more questions</source>
        <translation>程序自带，已增加问题</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>程序自带</translation>
    </message>
    <message>
        <source>Which form? A workbook or text table in the XLSForm convention</source>
        <translation>选择哪份表单？XLSForm 格式的工作簿或文本表</translation>
    </message>
    <message>
        <source>Forms (*.xlsx *.xls *.csv)</source>
        <translation>表单 (*.xlsx *.xls *.csv)</translation>
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
        <source>Use this person</source>
        <translation>就是此人</translation>
    </message>
    <message>
        <source>Save and add another</source>
        <translation>保存，再添加一位</translation>
    </message>
    <message>
        <source>Added: %1</source>
        <translation>已添加：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
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
    <message>
        <source>A new child at the same place, with the same guardians</source>
        <translation>新登记一名住址和监护人相同的儿童</translation>
    </message>
    <message>
        <source>Register a sibling</source>
        <translation>登记兄弟姐妹</translation>
    </message>
    <message>
        <source>Add: %1</source>
        <translation>添加：%1</translation>
    </message>
    <message>
        <source>Go on with the guardian begun</source>
        <translation>继续填写监护人</translation>
    </message>
</context>
<context>
    <name>tongdang::Happenings</name>
    <message>
        <source>%1 “%2”</source>
        <translation>%1“%2”</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1，另有%n项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::HeaderBar</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>View only</source>
        <translation>只能查看</translation>
    </message>
    <message>
        <source>Account %1</source>
        <translation>账号 %1</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>系统管理</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Search: name, pinyin, ID number, phone, page</source>
        <translation>搜索：姓名、拼音、身份证号、电话、功能</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>演示数据</translation>
    </message>
    <message>
        <source>All children of this ledger are invented. Keep real ones in a ledger of their own.</source>
        <translation>这个台账里的儿童都是虚构的。真实的儿童请另建台账登记。</translation>
    </message>
    <message>
        <source>Account, look, language</source>
        <translation>账号、外观和语言</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>撤销上一步</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Help on this page (%1)</source>
        <translation>本页的帮助（%1）</translation>
    </message>
    <message>
        <source>Undo: %1 (%2)</source>
        <translation>撤销：%1（%2）</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>新功能</translation>
    </message>
    <message>
        <source>Search: name, ID number, phone</source>
        <translation>搜索：姓名、证号、电话</translation>
    </message>
</context>
<context>
    <name>tongdang::HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>搜索帮助</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>目录</translation>
    </message>
</context>
<context>
    <name>tongdang::HideBelow</name>
    <message>
        <source>Hide numbers below</source>
        <translation>隐去小于</translation>
    </message>
    <message>
        <source>For what leaves the office: small numbers are hidden, and others from which they could be computed</source>
        <translation>用于对外：隐去小的数，以及可以据以倒推出它们的数</translation>
    </message>
    <message>
        <source>Numbers below this one are hidden</source>
        <translation>小于这个数的隐去</translation>
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
    <message>
        <source>Put this answer back</source>
        <translation>恢复这一项</translation>
    </message>
    <message>
        <source>Sets the marked question to what it was before, and nothing else</source>
        <translation>只把选中的这一项改回修改之前的内容</translation>
    </message>
</context>
<context>
    <name>tongdang::HouseChild</name>
    <message>
        <source>the house</source>
        <translation>这一户</translation>
    </message>
    <message>
        <source>New child</source>
        <translation>新儿童</translation>
    </message>
    <message>
        <source>not counted: not under 16</source>
        <translation>已满16周岁，不计入</translation>
    </message>
    <message>
        <source>%1 years</source>
        <translation>%1周岁</translation>
    </message>
    <message>
        <source>On the cut-off date, %1, this child is not under 16. It is kept on file and not counted in this campaign.</source>
        <translation>到截止日期 %1，这名儿童已满16周岁。档案照样保留，这次排查不计入。</translation>
    </message>
    <message>
        <source>not counted: not born yet</source>
        <translation>不计入：截止日期时尚未出生</translation>
    </message>
    <message>
        <source>This child was born after the cut-off date, %1. It is kept on file and not counted in this campaign.</source>
        <translation>该儿童在截止日期%1之后出生，保留登记，不计入本次排查。</translation>
    </message>
</context>
<context>
    <name>tongdang::HouseMode</name>
    <message>
        <source>This house, step by step</source>
        <translation>这一户的步骤</translation>
    </message>
    <message>
        <source>Enter goes on. In this list: Enter confirms a child as it stands, F2 changes its answers, 0 registers another. Ctrl+S saves the house.</source>
        <translation>按 Enter 继续。在名单里：Enter 确认儿童情况没有变化，F2 修改答案，0 登记另一名儿童。Ctrl+S 保存这一户。</translation>
    </message>
    <message>
        <source>Save and next house</source>
        <translation>保存，下一户</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Not now: the house stays among those left</source>
        <translation>现在不登记，这一户仍在剩余住户里</translation>
    </message>
    <message>
        <source>Add a house</source>
        <translation>新增一户</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Back to the figures of the campaign</source>
        <translation>回到排查进度</translation>
    </message>
    <message>
        <source>Add a house here</source>
        <translation>在这里新增一户</translation>
    </message>
    <message>
        <source>Return of this village…</source>
        <translation>本村（居）报表…</translation>
    </message>
    <message>
        <source>Back to the figures</source>
        <translation>回到排查进度</translation>
    </message>
    <message>
        <source>the house before</source>
        <translation>上一户</translation>
    </message>
    <message>
        <source>All houses of %1 that are to be called today are done.</source>
        <translation>%1 今天要上门的住户都完成了。</translation>
    </message>
    <message numerus="yes">
        <source>%n house(s) wait for another day.</source>
        <translation>
            <numerusform>有 %n 户约好改天再去。</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on with %1</source>
        <translation>继续：%1</translation>
    </message>
    <message>
        <source>The house</source>
        <translation>住户</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1: as it was?</source>
        <translation>%1：没有变化？</translation>
    </message>
    <message>
        <source>0 Register a child</source>
        <translation>0 登记儿童</translation>
    </message>
    <message numerus="yes">
        <source>%n house(s) to do in this round</source>
        <translation>
            <numerusform>这一轮还有 %n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has not been looked at yet: Enter confirms its answers as they are. Save again to leave them.</source>
        <translation>%1 还没有核对：按 Enter 确认没有变化。不核对就再保存一次。</translation>
    </message>
    <message>
        <source>This house was not finished: what was typed is here again.</source>
        <translation>这一户上次没有完成，输入过的内容都在。</translation>
    </message>
</context>
<context>
    <name>tongdang::HousePeople</name>
    <message>
        <source>People around the child</source>
        <translation>儿童身边的人</translation>
    </message>
    <message>
        <source>1 Father</source>
        <translation>1 父亲</translation>
    </message>
    <message>
        <source>2 Mother</source>
        <translation>2 母亲</translation>
    </message>
    <message>
        <source>3 Another carer</source>
        <translation>3 其他照料人</translation>
    </message>
    <message>
        <source>Enter: go on</source>
        <translation>Enter 继续</translation>
    </message>
    <message numerus="yes">
        <source>Gets the %n guardian(s) of %1 too; others are added here.</source>
        <translation>
            <numerusform>同样带上 %1 的 %n 名监护人；其他人在这里添加。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not this person</source>
        <translation>不要这个人</translation>
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
    <name>tongdang::ImportingPage</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选文件</translation>
    </message>
    <message>
        <source>What the columns mean</source>
        <translation>核对列</translation>
    </message>
    <message>
        <source>Try it out</source>
        <translation>试导入</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Import another</source>
        <translation>再导入一份</translation>
    </message>
    <message>
        <source>Undo the import</source>
        <translation>撤销这次导入</translation>
    </message>
    <message>
        <source>Save refused rows…</source>
        <translation>保存被拒绝的行…</translation>
    </message>
    <message>
        <source>No heading was recognised in this sheet. Choose the row that has the headings, or another sheet, and say what the columns mean.</source>
        <translation>这张工作表里没有认出列标题。请选定标题所在的行，或换一张工作表，再逐列指定含义。</translation>
    </message>
    <message>
        <source>Only the sheet “%1” is imported now. There is something in these too: %2. If they are rosters, import them one after the other.</source>
        <translation>现在只导入工作表“%1”。还有这些工作表也有内容：%2。如果也是花名册，请逐张导入。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>At work; the rest of the window can be used meanwhile.</source>
        <translation>正在处理，其他页面可以照常使用。</translation>
    </message>
    <message>
        <source>Show the children</source>
        <translation>查看儿童台账</translation>
    </message>
    <message>
        <source>Choose a roster</source>
        <translation>选择花名册</translation>
    </message>
    <message>
        <source>Spreadsheets (*.xlsx *.xls *.ods *.csv)</source>
        <translation>电子表格 (*.xlsx *.xls *.ods *.csv)</translation>
    </message>
    <message>
        <source>Where should the sample go?</source>
        <translation>示例保存到哪里？</translation>
    </message>
    <message>
        <source>sample roster.xlsx</source>
        <translation>花名册示例.xlsx</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>已保存到 %1</translation>
    </message>
    <message>
        <source>Looking at %1…</source>
        <translation>正在查看 %1…</translation>
    </message>
    <message>
        <source>Trying out %1…</source>
        <translation>正在试导入 %1…</translation>
    </message>
    <message>
        <source>Importing %1…</source>
        <translation>正在导入 %1…</translation>
    </message>
    <message>
        <source>Where should the refused rows go?</source>
        <translation>被拒绝的行保存到哪里？</translation>
    </message>
    <message>
        <source>refused rows of %1.xlsx</source>
        <translation>%1 被拒绝的行.xlsx</translation>
    </message>
    <message>
        <source>Saving the refused rows…</source>
        <translation>正在保存被拒绝的行…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Imported from %1</source>
        <translation>从 %1 导入</translation>
    </message>
    <message>
        <source>A roster may be dropped anywhere on the window. Nothing is written before you have seen how many rows are taken, and the whole import can be undone.</source>
        <translation>花名册可以直接拖到窗口的任何地方。先看到会收下多少行，才会写入；整次导入可以撤销。</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) corrected here; the file stays as it is.</source>
        <translation>
            <numerusform>在这里改正了 %n 个单元格；原文件不变。</numerusform>
        </translation>
    </message>
    <message>
        <source>Try it out again</source>
        <translation>再试一次</translation>
    </message>
    <message numerus="yes">
        <source>Add %n unknown village(s)…</source>
        <translation>
            <numerusform>添加%n个不认识的村（居）…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::JobBar</name>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>大约还要 %n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>大约还要 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be stopped half-way.</source>
        <translation>这一步不能中途停止。</translation>
    </message>
</context>
<context>
    <name>tongdang::KeyedDifferences</name>
    <message>
        <source>Differences</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>First typing</source>
        <translation>第一次</translation>
    </message>
    <message>
        <source>Second typing</source>
        <translation>第二次</translation>
    </message>
    <message>
        <source>What holds</source>
        <translation>以哪次为准</translation>
    </message>
    <message>
        <source>Both typings agree in every answer.</source>
        <translation>两次录入完全一致。</translation>
    </message>
    <message>
        <source>1 The first holds</source>
        <translation>1 以第一次为准</translation>
    </message>
    <message>
        <source>2 The second holds</source>
        <translation>2 以第二次为准</translation>
    </message>
    <message>
        <source>Save the decisions</source>
        <translation>保存核定</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>(blank)</source>
        <translation>（空白）</translation>
    </message>
    <message>
        <source>the first</source>
        <translation>第一次</translation>
    </message>
    <message>
        <source>the second</source>
        <translation>第二次</translation>
    </message>
    <message>
        <source>to be decided</source>
        <translation>待核定</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n difference(s) between the two typings</source>
        <translation>
            <numerusform>%1：两次录入有 %n 处不同</numerusform>
        </translation>
    </message>
    <message>
        <source>3 Neither…</source>
        <translation>3 都不对…</translation>
    </message>
    <message>
        <source>Both are wrong: type what the paper says</source>
        <translation>两次都录错了：填写纸质表上的答案</translation>
    </message>
    <message>
        <source>This question does not apply to the child as it is on file: decide the others first, or change the file.</source>
        <translation>按档案中的情况，这一题不适用：请先核定其他题目，或修改档案。</translation>
    </message>
    <message>
        <source>What the paper says</source>
        <translation>纸质表上的答案</translation>
    </message>
</context>
<context>
    <name>tongdang::KeyingTab</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>村（居）</translation>
    </message>
    <message>
        <source>Second typing</source>
        <translation>第二次</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已核定</translation>
    </message>
    <message>
        <source>Type it again</source>
        <translation>再录一遍</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>已录</translation>
    </message>
    <message>
        <source>to be typed</source>
        <translation>待录</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>No child of this campaign is to be typed a second time yet. They come as houses are surveyed.</source>
        <translation>还没有需要第二次录入的儿童；住户登记后就会列出。</translation>
    </message>
    <message>
        <source>This campaign has no second keying. “Edit” can ask for a sample or for all.</source>
        <translation>这次排查没有第二次录入；点“修改…”可以抽取一部分或全部。</translation>
    </message>
    <message>
        <source>Nothing has been compared yet.</source>
        <translation>还没有核对过。</translation>
    </message>
    <message>
        <source>%1 records typed twice, %2 answers compared, %3 different: an error rate of %4 %.</source>
        <translation>已录两次 %1 份，核对 %2 个答案，不同 %3 个，差错率 %4%。</translation>
    </message>
    <message>
        <source>Type the paper again. What was typed first is not shown; what is blank on the paper stays blank.</source>
        <translation>请照纸质表再录一遍。第一次录入的不显示；纸上空着的就空着。</translation>
    </message>
    <message>
        <source>Stop typing?</source>
        <translation>停止录入？</translation>
    </message>
    <message>
        <source>What was typed for the comparison is lost.</source>
        <translation>为核对而录的内容会丢失。</translation>
    </message>
    <message>
        <source>Stop typing</source>
        <translation>停止录入</translation>
    </message>
    <message>
        <source>Children and people to be typed a second time</source>
        <translation>需要第二次录入的儿童和监护人</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>child: father</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Type again what the paper says of this person (%1). What was typed first is not shown; what is blank on the paper stays blank.</source>
        <translation>请把纸质表上这个人（%1）的内容再录一遍。第一次录入的内容不显示；纸质表上空白的照样空着。</translation>
    </message>
    <message>
        <source>You typed this the first time yourself; somebody else should type it the second time.</source>
        <translation>第一次就是你录入的，第二次应由另一人录入。</translation>
    </message>
</context>
<context>
    <name>tongdang::LeftTab</name>
    <message>
        <source>All village groups</source>
        <translation>全部村民小组</translation>
    </message>
    <message>
        <source>What is left, by village group</source>
        <translation>各村民小组剩余情况</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>村（居）</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组别</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>住户</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>儿童</translation>
    </message>
    <message>
        <source>No house is on the list yet. “House by house” begins with the first one: where it is, who lives there, and on.</source>
        <translation>还没有住户名单。点“逐户登记”，从第一户开始：在哪里、住着谁，一户一户往下。</translation>
    </message>
    <message>
        <source>Houses left, in walking order</source>
        <translation>剩余住户（按走访顺序）</translation>
    </message>
    <message>
        <source>House number</source>
        <translation>门牌号</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>户主</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Last call</source>
        <translation>上次结果</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>再次上门</translation>
    </message>
    <message>
        <source>Every house of this group is called.</source>
        <translation>这个组的住户都完成了。</translation>
    </message>
    <message>
        <source>House by house from here</source>
        <translation>从这里逐户登记</translation>
    </message>
    <message>
        <source>not called yet</source>
        <translation>还没有上门</translation>
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
    <name>tongdang::Look</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>显示大小</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>tongdang::MainWindow</name>
    <message>
        <source>Open the folder of a ledger (its name ends in .tongdang)</source>
        <translation>打开台账文件夹（名称以 .tongdang 结尾）</translation>
    </message>
    <message>
        <source>Tongdang</source>
        <translation>童档</translation>
    </message>
</context>
<context>
    <name>tongdang::MappingStep</name>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>The headings stand in</source>
        <translation>标题所在行</translation>
    </message>
    <message>
        <source>What the columns mean</source>
        <translation>核对列</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>The first cells</source>
        <translation>前几格内容</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>The village of these people</source>
        <translation>这些人所在的村（居）</translation>
    </message>
    <message>
        <source>row %1:  %2</source>
        <translation>第%1行：%2</translation>
    </message>
    <message>
        <source>Meaning of “%1”</source>
        <translation>“%1”的含义</translation>
    </message>
    <message>
        <source>recognised</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>No column says the village. In which village do these people live?</source>
        <translation>没有一列是村（居）。这些人住在哪个村（居）？</translation>
    </message>
    <message>
        <source>The village is taken from the column “%1”. Rows where it is blank belong to (may stay empty):</source>
        <translation>村（居）取自“%1”一列。该列空白的行归到（可不填）：</translation>
    </message>
    <message>
        <source>The same as column %1, which counts</source>
        <translation>与%1列相同，以%1列为准</translation>
    </message>
    <message>
        <source>The same as an earlier column; left out</source>
        <translation>与前面一列相同，不导入</translation>
    </message>
    <message>
        <source>Not recognised: what does it mean?</source>
        <translation>没有认出，请指定含义</translation>
    </message>
    <message>
        <source>%1: all %2 columns are taken in.</source>
        <translation>%1：%2列全部导入。</translation>
    </message>
    <message>
        <source>%1: columns taken in %2, left out %3.</source>
        <translation>%1：导入%2列，不导入%3列。</translation>
    </message>
    <message>
        <source> Not recognised: %1.</source>
        <translation>没认出：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Add a village…</source>
        <translation>添加村（居）…</translation>
    </message>
    <message>
        <source>No village of %1 is known here yet. Add it by its name.</source>
        <translation>这里还没有%1的村（居），请写上名称添加。</translation>
    </message>
    <message>
        <source>No village of %1 is known here yet. An administrator can add it.</source>
        <translation>这里还没有%1的村（居），请管理员添加。</translation>
    </message>
    <message>
        <source>“%1” is no village or community. Choose one of %2.</source>
        <translation>“%1”不是村（居），请选择%2的村（居）。</translation>
    </message>
    <message>
        <source>No village or community of %1 is called “%2”.</source>
        <translation>%1没有叫“%2”的村（居）。</translation>
    </message>
    <message>
        <source>No column says the village: it is taken from the title, the sheet&apos;s name or the addresses. Or choose one village for all:</source>
        <translation>没有一列写明村（居），按表名、工作表名或住址判断。也可以选定一个村（居），全部登记在那里：</translation>
    </message>
</context>
<context>
    <name>tongdang::MissingButton</name>
    <message>
        <source>Complete</source>
        <translation>已填完整</translation>
    </message>
    <message numerus="yes">
        <source>%1 % complete · %n open question(s)</source>
        <translation>
            <numerusform>完整度 %1%，还有 %n 项未填</numerusform>
        </translation>
    </message>
    <message>
        <source>What is missing; one click goes to the question</source>
        <translation>还缺哪些；点一下就到那个问题</translation>
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
    <name>tongdang::Notices</name>
    <message>
        <source>By this PC&apos;s clock today is %1, more than a day after the last entry. If the date is wrong, close the ledger and set the clock before anything is entered.</source>
        <translation>电脑上今天是%1，比最后一次记录晚了一天以上。如果日期不对，请先关闭台账、校准电脑时间，再填写。</translation>
    </message>
    <message>
        <source>Close the ledger</source>
        <translation>关闭台账</translation>
    </message>
    <message>
        <source>The date is right</source>
        <translation>日期正确</translation>
    </message>
    <message>
        <source>Tongdang is now version %1.</source>
        <translation>童档已更新到 %1 版。</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>新功能</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Typed on %1 and not saved yet: %2</source>
        <translation>%1填写、还没有保存：%2</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>继续填写</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>a new child</source>
        <translation>新的儿童</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另外%n份</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>This ledger&apos;s recovery code was never typed back from paper. Without it a lost password means a lost ledger: make a new one and put it away.</source>
        <translation>本台账的恢复码还没有照纸面核对过。没有恢复码，忘记密码就再也打不开台账：请重做一个并妥善封存。</translation>
    </message>
    <message>
        <source>New recovery code…</source>
        <translation>重做恢复码…</translation>
    </message>
</context>
<context>
    <name>tongdang::NumberOpener</name>
    <message>
        <source>There is no child behind this number.</source>
        <translation>这个数字没有对应的儿童。</translation>
    </message>
    <message>
        <source>%1 · rule %2 · %3</source>
        <translation>%1 · 规则 %2 · %3</translation>
    </message>
    <message>
        <source>No child can be shown here: none is concerned by itself, or none of your region.</source>
        <translation>这里没有可以显示的儿童：没有儿童单独违反这条规则，或者不在您的管理范围内。</translation>
    </message>
    <message>
        <source>Looking for the children…</source>
        <translation>正在查找儿童…</translation>
    </message>
    <message>
        <source>to look at: %1</source>
        <translation>要看的题目：%1</translation>
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
    <name>tongdang::PasswordAdvice</name>
    <message>
        <source>At least 8 characters. A short sentence that you remember is better than a difficult word.</source>
        <translation>至少 8 个字符。记得住的一小句话，比难记的乱码更好。</translation>
    </message>
    <message>
        <source>A little longer, please: at least 8 characters, not all the same.</source>
        <translation>请再长一点：至少 8 个字符，且不能全都一样。</translation>
    </message>
    <message>
        <source>A strong password. Type it once more.</source>
        <translation>这个密码很牢固，请再输一次。</translation>
    </message>
    <message>
        <source>Good enough; longer is safer. Type it once more.</source>
        <translation>可以用，再长一些更安全。请再输一次。</translation>
    </message>
    <message>
        <source>The two are not the same yet.</source>
        <translation>两次输入还不一样。</translation>
    </message>
    <message>
        <source>Both are the same.</source>
        <translation>两次输入一致。</translation>
    </message>
</context>
<context>
    <name>tongdang::PasswordDialog</name>
    <message>
        <source>Change the password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>现在的密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>再输一次新密码</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The present password is not this one. Nothing was changed.</source>
        <translation>现在的密码不对，密码没有改动。</translation>
    </message>
    <message>
        <source>The password was changed.</source>
        <translation>密码已修改。</translation>
    </message>
</context>
<context>
    <name>tongdang::PasswordEdit</name>
    <message>
        <source>Show the password</source>
        <translation>显示密码</translation>
    </message>
</context>
<context>
    <name>tongdang::PeopleCards</name>
    <message>
        <source>(no name)</source>
        <translation>（无姓名）</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自%1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>到%1为止</translation>
    </message>
    <message>
        <source>Cares for the child now</source>
        <translation>现照料人</translation>
    </message>
    <message>
        <source>Cares now, %1</source>
        <translation>现照料人，%1</translation>
    </message>
    <message>
        <source>works in %1</source>
        <translation>在%1务工</translation>
    </message>
    <message>
        <source>no phone on file</source>
        <translation>没有登记电话</translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) old</source>
        <translation>
            <numerusform>%n岁</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::PlaceListDialog</name>
    <message>
        <source>Add from a list</source>
        <translation>从名单添加</translation>
    </message>
    <message numerus="yes">
        <source>“%1” cannot be added yet: %n thing(s) must be mended in the file. Nothing was changed.</source>
        <translation>
            <numerusform>“%1”还不能添加：文件里有%n处要改正。什么也没有改动。</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” brings nothing new: all its places are known here.</source>
        <translation>“%1”没有新内容：里面的地方这里都有了。</translation>
    </message>
    <message>
        <source>Nothing is added yet. “%1” would bring %2 new places and change %3; %4 are known already.</source>
        <translation>还没有添加。“%1”会新增%2个、改变%3个地方，另有%4个已经有了。</translation>
    </message>
    <message>
        <source>What would be added</source>
        <translation>将要添加的</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>属于</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>处理</translation>
    </message>
    <message numerus="yes">
        <source>Add %n place(s)</source>
        <translation>
            <numerusform>添加%n个</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>is added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>its dates or names change</source>
        <translation>日期或名称改变</translation>
    </message>
    <message>
        <source>is there already</source>
        <translation>已经有了</translation>
    </message>
    <message>
        <source>Row %1: %2</source>
        <translation>第%1行：%2</translation>
    </message>
</context>
<context>
    <name>tongdang::PlacePicker</name>
    <message>
        <source>Name or pinyin, for example 千里山 or qls</source>
        <translation>输入名称或拼音，例如：千里山、qls</translation>
    </message>
    <message>
        <source>Search for a place</source>
        <translation>查找地点</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>No place has this name. A part of the name of the district or township is enough.</source>
        <translation>没有叫这个名称的地方。输入区县或乡镇名称的一部分即可。</translation>
    </message>
</context>
<context>
    <name>tongdang::PlacesCard</name>
    <message>
        <source>Places of this ledger</source>
        <translation>本台账的地方</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地方</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Add villages…</source>
        <translation>添加村（居）…</translation>
    </message>
    <message>
        <source>Add from a list…</source>
        <translation>从名单添加…</translation>
    </message>
    <message>
        <source>No longer in use…</source>
        <translation>不再使用…</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自%1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>到%1为止</translation>
    </message>
    <message>
        <source>added here</source>
        <translation>在这里添加</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>程序自带</translation>
    </message>
    <message>
        <source>No village of %1 is known here yet: without one no child can be registered or imported.</source>
        <translation>这里还没有%1的村（居）：添加以后，才能登记和导入儿童。</translation>
    </message>
    <message>
        <source>In use again</source>
        <translation>重新使用</translation>
    </message>
    <message>
        <source>Which list of places? A table with the headings code and name</source>
        <translation>哪一份名单？标题要有“代码”和“名称”</translation>
    </message>
    <message>
        <source>Tables (*.xlsx *.xls *.csv)</source>
        <translation>表格 (*.xlsx *.xls *.csv)</translation>
    </message>
    <message>
        <source>No longer in use</source>
        <translation>不再使用</translation>
    </message>
    <message>
        <source>The last day on which “%1” was in use. Files that were registered there stay as they are.</source>
        <translation>“%1”使用的最后一天。已登记的档案不变。</translation>
    </message>
    <message>
        <source>Correct the name…</source>
        <translation>更正名称…</translation>
    </message>
    <message>
        <source>Correct the name</source>
        <translation>更正名称</translation>
    </message>
    <message>
        <source>What “%1” is called. Its code and the files that were registered there stay as they are.</source>
        <translation>“%1”的正确名称。代码和已登记的档案不变。</translation>
    </message>
</context>
<context>
    <name>tongdang::PlacesEditor</name>
    <message>
        <source>Take %1 away</source>
        <translation>去掉%1</translation>
    </message>
</context>
<context>
    <name>tongdang::PrintPreview</name>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>What is printed</source>
        <translation>打印内容</translation>
    </message>
    <message>
        <source>Blank: %1</source>
        <translation>空白表：%1</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>打印哪些儿童</translation>
    </message>
    <message numerus="yes">
        <source>The %n selected</source>
        <translation>
            <numerusform>选中的 %n 名</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n of the list</source>
        <translation>
            <numerusform>名单中全部 %n 名</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose what is printed of it</source>
        <translation>选择打印其中哪些部分</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Answers about abuse too; they leave on no page by themselves</source>
        <translation>连同侵害情况一起打印；平时任何页面都不打印这些内容</translation>
    </message>
    <message>
        <source>Restricted too</source>
        <translation>含限制内容</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>整页</translation>
    </message>
    <message>
        <source>Pages made</source>
        <translation>页面生成进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>No printer is set up</source>
        <translation>没有安装打印机</translation>
    </message>
    <message>
        <source>Pages, such as 1-3,5; all where it is blank</source>
        <translation>页码范围，如 1-3,5；不填为全部</translation>
    </message>
    <message>
        <source>All pages</source>
        <translation>全部页</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>Copies: </source>
        <translation>份数：</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Making pages…</source>
        <translation>正在生成页面…</translation>
    </message>
    <message numerus="yes">
        <source>of %n page(s)</source>
        <translation>
            <numerusform>共 %n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>The pages are not understood: write them like 1-3,5, at most up to %1.</source>
        <translation>页码范围看不懂：请写成 1-3,5 这样，最多到 %1。</translation>
    </message>
    <message>
        <source>The printer “%1” did not take the pages. Please check that it is switched on and connected, or save them as a PDF.</source>
        <translation>打印机“%1”没有接收页面。请检查它是否开机、是否连接好，或先存为 PDF。</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) went to “%1”.</source>
        <translation>
            <numerusform>%n 页已送到“%1”。</numerusform>
        </translation>
    </message>
    <message>
        <source>Where should the PDF go?</source>
        <translation>PDF 存到哪里？</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>tongdang::ProblemList</name>
    <message numerus="yes">
        <source>%n problem(s) · F6: next</source>
        <translation>
            <numerusform>%n 处需要核对 · 按 F6 跳到下一处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unusual but right as it is</source>
        <translation>
            <numerusform>%n 处与常情不同，均已说明</numerusform>
        </translation>
    </message>
    <message>
        <source>Right as it is…</source>
        <translation>情况属实…</translation>
    </message>
</context>
<context>
    <name>tongdang::ProblemModel</name>
    <message>
        <source>Row %1: %2</source>
        <translation>第%1行：%2</translation>
    </message>
    <message>
        <source>Row %1, “%2”: %3</source>
        <translation>第%1行“%2”：%3</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>What is the matter</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Double click or F2 to correct it; the file stays as it is</source>
        <translation>双击或按 F2 改正；原文件不变</translation>
    </message>
    <message>
        <source>In the file (can be corrected)</source>
        <translation>文件中的内容（可以改正）</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件中的内容</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>儿童</translation>
    </message>
</context>
<context>
    <name>tongdang::ReasonDialog</name>
    <message>
        <source>Please check</source>
        <translation>请核对</translation>
    </message>
    <message>
        <source>This is unusual. If it is right as it is, say why:</source>
        <translation>以上内容与常情不同。如果情况属实，请说明理由：</translation>
    </message>
    <message>
        <source>Another reason:</source>
        <translation>其他理由：</translation>
    </message>
    <message>
        <source>Right as it is</source>
        <translation>情况属实</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>返回修改</translation>
    </message>
</context>
<context>
    <name>tongdang::Reasons</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n child(ren))</source>
        <translation>
            <numerusform>%1（%n名儿童）</numerusform>
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
    <name>tongdang::RecordModel</name>
    <message>
        <source>Found by</source>
        <translation>找到的依据</translation>
    </message>
</context>
<context>
    <name>tongdang::RecordPanel</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Assess anew</source>
        <translation>重新评估</translation>
    </message>
    <message>
        <source>A new assessment that begins with these answers; this one stays as it is</source>
        <translation>带出这些答案，另做一次评估；这一份保持原样</translation>
    </message>
    <message>
        <source>Change the level…</source>
        <translation>调整等级…</translation>
    </message>
    <message>
        <source>A supervisor&apos;s decision, with its reason; the result of the answers stays beside it</source>
        <translation>督导员写明理由作出调整；按答案得出的结果仍然保留</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>撤销这份…</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>放弃草稿</translation>
    </message>
    <message>
        <source>What you had typed on %1 without saving is here again.</source>
        <translation>您 %1 填写但没有保存的内容已恢复。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>the assessment of %1</source>
        <translation>%1 的评估</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>新增：%1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤销这份记录</translation>
    </message>
    <message>
        <source>“%1” goes out of every list and count. It stays in the history, and can be brought back by undoing.</source>
        <translation>“%1”将从所有列表和统计中去掉。历史中仍然保留，撤销这一步就能找回。</translation>
    </message>
    <message>
        <source>Change the level</source>
        <translation>调整等级</translation>
    </message>
</context>
<context>
    <name>tongdang::RecordsTab</name>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Assessments</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Other records</source>
        <translation>其他记录</translation>
    </message>
    <message>
        <source>New visit…</source>
        <translation>新增走访…</translation>
    </message>
    <message>
        <source>No visit is recorded yet. Ctrl+Shift+N begins one.</source>
        <translation>还没有走访记录。按 Ctrl+Shift+N 新增。</translation>
    </message>
    <message>
        <source>Assess…</source>
        <translation>评估…</translation>
    </message>
    <message>
        <source>The child has not been assessed yet. Ctrl+Shift+N begins an assessment.</source>
        <translation>还没有评估过。按 Ctrl+Shift+N 开始评估。</translation>
    </message>
    <message>
        <source>New record…</source>
        <translation>新增记录…</translation>
    </message>
    <message>
        <source>Nothing else is recorded yet: care agreements, consents, letters and the district&apos;s own forms come here. Ctrl+Shift+N begins one.</source>
        <translation>还没有其他记录：委托照护确认书、告知与同意、责任书和本地自己的表单都在这里。按 Ctrl+Shift+N 新增。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>State</source>
        <translation>情况</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>已被取代</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>tongdang::Recover</name>
    <message>
        <source>A new password with the recovery code</source>
        <translation>用恢复码设置新密码</translation>
    </message>
    <message>
        <source>The code was printed when the ledger was set up. Capital or small letters, with or without dashes: both will do.</source>
        <translation>恢复码是建立台账时打印的。大小写都可以，横线可输可不输。</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>再输一次新密码</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Set the password and sign in</source>
        <translation>设置密码并登录</translation>
    </message>
    <message>
        <source>Opening the ledger…</source>
        <translation>正在打开台账…</translation>
    </message>
</context>
<context>
    <name>tongdang::RecoveryDialog</name>
    <message>
        <source>New recovery code</source>
        <translation>重做恢复码</translation>
    </message>
    <message>
        <source>The code that is sealed now will no longer open the ledger. Destroy its sheet once the new one is put away.</source>
        <translation>现在封存的恢复码将不能再打开台账。新的收好之后，请把原来那张纸销毁。</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>您的密码</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Make the code</source>
        <translation>生成恢复码</translation>
    </message>
    <message>
        <source>Print or write down the code, seal it in an envelope and keep it away from this PC. It is shown this once only.</source>
        <translation>请打印或抄写这个恢复码，装进信封封好，不要和电脑放在一起。只显示这一次。</translation>
    </message>
    <message>
        <source>It is on paper</source>
        <translation>已经记在纸上</translation>
    </message>
</context>
<context>
    <name>tongdang::RecoverySheet</name>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Account: %1</source>
        <translation>账号：%1</translation>
    </message>
    <message>
        <source>Whoever has this sheet and the ledger can read everything in it. Seal it in an envelope and keep it away from the PC.</source>
        <translation>拿到这张纸和台账的人可以看到全部内容。请装进信封封好，不要放在电脑旁边。</translation>
    </message>
    <message>
        <source>To use it: choose “Forgot the password?” when signing in, type the code and choose a new password.</source>
        <translation>使用方法：登录时选“忘记密码”，输入恢复码，再设置新密码。</translation>
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
    <message>
        <source>Add a village…</source>
        <translation>添加村（居）…</translation>
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
    <name>tongdang::ReportStep</name>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>未变</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>No row has a problem.</source>
        <translation>每一行都没有问题。</translation>
    </message>
    <message>
        <source>Which problems to show</source>
        <translation>显示哪些问题</translation>
    </message>
    <message>
        <source>Filter the problems</source>
        <translation>筛选问题</translation>
    </message>
    <message>
        <source>Row, column or words</source>
        <translation>行号、列名或文字</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>The import of “%1” was undone: the ledger is as it was before.</source>
        <translation>“%1”的导入已撤销，台账恢复到导入之前。</translation>
    </message>
    <message>
        <source>“%1” brought nothing new: the ledger has all of it already.</source>
        <translation>“%1”没有新内容，台账里都已经有了。</translation>
    </message>
    <message>
        <source>“%1” is imported.</source>
        <translation>“%1”已导入。</translation>
    </message>
    <message>
        <source>No row with a person was found below the headings. Go back and choose another sheet or heading row.</source>
        <translation>标题下面没有找到人员。请返回，换一张工作表或换一行标题。</translation>
    </message>
    <message>
        <source>Tried out: nothing in “%1” would change the ledger.</source>
        <translation>试导入完成：“%1”不会改变台账。</translation>
    </message>
    <message>
        <source>Tried out, nothing is saved yet: this is what importing “%1” would do.</source>
        <translation>试导入完成，还没有保存。导入“%1”的结果将是：</translation>
    </message>
    <message>
        <source>All problems (%1)</source>
        <translation>全部问题（%1）</translation>
    </message>
    <message>
        <source>Refused (%1)</source>
        <translation>拒绝（%1）</translation>
    </message>
    <message>
        <source>Warnings (%1)</source>
        <translation>提醒（%1）</translation>
    </message>
    <message>
        <source>No problem fits this filter.</source>
        <translation>没有符合筛选的问题。</translation>
    </message>
    <message numerus="yes">
        <source>%n shown</source>
        <translation>
            <numerusform>显示%n条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::ReportsView</name>
    <message>
        <source>Keep the table as reported…</source>
        <translation>保存为上报的报表…</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>替换…</translation>
    </message>
    <message>
        <source>A reported table is never changed; another one takes its place and says why.</source>
        <translation>上报的报表不能修改，只能由新的一份写明理由替换。</translation>
    </message>
    <message>
        <source>Reported tables</source>
        <translation>已上报的报表</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>统计表</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>By</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Kept on</source>
        <translation>保存日期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>district</source>
        <translation>旗县区</translation>
    </message>
    <message>
        <source>township</source>
        <translation>乡镇街道</translation>
    </message>
    <message>
        <source>village</source>
        <translation>村社区</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>in force; replaces an earlier one: %1</source>
        <translation>有效，替换了原来一份：%1</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>已被替换</translation>
    </message>
    <message>
        <source>Compare the two</source>
        <translation>比较这两份</translation>
    </message>
    <message>
        <source>Compare with the ledger of today</source>
        <translation>与现在的台账比较</translation>
    </message>
    <message>
        <source>No table has been kept as reported yet. Count one, then keep it: its numbers stand from then on, whatever changes in the ledger.</source>
        <translation>还没有保存过上报的报表。统计出一份，再保存下来：以后台账怎么改，上报的数字都不变。</translation>
    </message>
    <message>
        <source>Enter or a double click shows a table as it was reported. Choose two with Ctrl to compare them.</source>
        <translation>双击或按 Enter 查看上报时的样子。按住 Ctrl 选两份可以比较。</translation>
    </message>
</context>
<context>
    <name>tongdang::RestoreBackup</name>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>A backup becomes a ledger of its own. Nothing that is there is overwritten.</source>
        <translation>备份会恢复成一份新的台账，不会覆盖已有的任何内容。</translation>
    </message>
    <message>
        <source>Backup file</source>
        <translation>备份文件</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Password at the time of the backup</source>
        <translation>备份当时的密码</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份文件</translation>
    </message>
    <message>
        <source>Backups (*.tdbackup);;All files (*)</source>
        <translation>备份文件 (*.tdbackup);;所有文件 (*)</translation>
    </message>
    <message>
        <source>It will be placed in %1</source>
        <translation>将恢复到：%1</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>正在恢复…</translation>
    </message>
</context>
<context>
    <name>tongdang::RulesModel</name>
    <message>
        <source>does not hold</source>
        <translation>不符合</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>未核对</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>全部地区</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>规则内容</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Left side</source>
        <translation>左边</translation>
    </message>
    <message>
        <source>Right side</source>
        <translation>右边</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>相差</translation>
    </message>
</context>
<context>
    <name>tongdang::RulesView</name>
    <message>
        <source>Show the children concerned</source>
        <translation>查看有关儿童</translation>
    </message>
    <message>
        <source>Choose a rule that does not hold, then look at the children concerned and complete their answers.</source>
        <translation>选中不符合的规则，查看有关儿童并补正他们的信息。</translation>
    </message>
    <message>
        <source>Rule check</source>
        <translation>规则核对</translation>
    </message>
</context>
<context>
    <name>tongdang::SavedFilters</name>
    <message>
        <source>Filters kept by name</source>
        <translation>按名称保存的筛选</translation>
    </message>
    <message>
        <source>Keep these filters as…</source>
        <translation>保存当前筛选…</translation>
    </message>
    <message>
        <source>Keep these filters</source>
        <translation>保存当前筛选</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>tongdang::SavedTables</name>
    <message>
        <source>Favourites: tables kept by name with their place and level</source>
        <translation>常用的表：按名称保存的表连同地区和级别</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>常用</translation>
    </message>
    <message>
        <source>Keep this table as a favourite…</source>
        <translation>保存为常用的表…</translation>
    </message>
    <message>
        <source>Keep as a favourite</source>
        <translation>保存为常用的表</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
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
    <name>tongdang::Siblings</name>
    <message>
        <source>Also cared for by these people:</source>
        <translation>同一监护人的其他儿童：</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2岁）</translation>
    </message>
    <message>
        <source>Open this child&apos;s file</source>
        <translation>打开这名儿童的档案</translation>
    </message>
</context>
<context>
    <name>tongdang::SignIn</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Caps Lock seems to be on.</source>
        <translation>大写锁定可能开着。</translation>
    </message>
    <message>
        <source>Forgot the password? Use the recovery code</source>
        <translation>忘记密码？用恢复码</translation>
    </message>
    <message>
        <source>Open another ledger…</source>
        <translation>打开其他台账…</translation>
    </message>
    <message>
        <source>Set up a new ledger</source>
        <translation>建立新台账</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Open the folder of a ledger (its name ends in .tongdang)</source>
        <translation>打开台账文件夹（名称以 .tongdang 结尾）</translation>
    </message>
    <message>
        <source>Opening the ledger…</source>
        <translation>正在打开台账…</translation>
    </message>
</context>
<context>
    <name>tongdang::StatisticsChoices</name>
    <message>
        <source>Table</source>
        <translation>统计表</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>By</source>
        <translation>分列到</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>统计口径</translation>
    </message>
    <message>
        <source>home</source>
        <translation>居住地</translation>
    </message>
    <message>
        <source>registration</source>
        <translation>户籍地</translation>
    </message>
    <message>
        <source>Where a child is counted: where the home is, or where the household is registered.</source>
        <translation>按儿童的居住地统计，或按户籍所在地统计。</translation>
    </message>
    <message>
        <source>district</source>
        <translation>区县</translation>
    </message>
    <message>
        <source>township</source>
        <translation>乡镇</translation>
    </message>
    <message>
        <source>village</source>
        <translation>村</translation>
    </message>
    <message>
        <source>Not a date. For example 2015-3-7, 20150307 or 2015年3月7日.</source>
        <translation>这不是日期。可以写成 2015-3-7、20150307 或 2015年3月7日。</translation>
    </message>
</context>
<context>
    <name>tongdang::StatisticsPage</name>
    <message>
        <source>Statistics</source>
        <translation>统计图表</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>The ledger is empty. Register a child or import a roster, and the table counts it.</source>
        <translation>台账还是空的。登记儿童或导入花名册后，这里就有统计。</translation>
    </message>
    <message>
        <source>Rules (%1)</source>
        <translation>核对（%1）</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Nobody is counted here. Another date, place or table may have children; who has left the register is not counted.</source>
        <translation>这里没有统计到儿童。可以换一个日期、地区或统计表；已经退出台账的儿童不统计在内。</translation>
    </message>
    <message>
        <source>%1 of %2 rules do not hold, in %3 places. “Rules” shows them with the children concerned.</source>
        <translation>%2 条规则中有 %1 条不符合，共 %3 处。在“核对”中可以查看有关儿童。</translation>
    </message>
    <message>
        <source>All %1 rules hold.</source>
        <translation>全部 %1 条规则都符合。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>One level up (Backspace)</source>
        <translation>返回上一级（退格键）</translation>
    </message>
    <message>
        <source>Export the table…</source>
        <translation>导出统计表…</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>重新统计</translation>
    </message>
    <message>
        <source>Click on a number, or press Enter, to see its children. A double click on a place, or Enter, shows the places within; Backspace goes back.</source>
        <translation>单击数字或按回车键，查看对应的儿童。双击地区或按回车键，查看下一级；按退格键返回。</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图形</translation>
    </message>
    <message>
        <source>Counting %1 · %2…</source>
        <translation>正在统计：%1 · %2…</translation>
    </message>
    <message>
        <source>A click on a number lists the children behind it; a double click on a place shows the places within, Backspace goes back.</source>
        <translation>点一个数字，列出它背后的儿童；双击一个地区，看它下面的各地；按 Backspace 返回。</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>已上报</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Table and chart apart</source>
        <translation>表和图分开</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>左右并排</translation>
    </message>
    <message>
        <source>One above the other</source>
        <translation>上下排列</translation>
    </message>
    <message>
        <source>How table and chart stand</source>
        <translation>表和图的摆放</translation>
    </message>
    <message>
        <source>As reported: “%1”, kept on %2.</source>
        <translation>上报时的样子：“%1”，%2 保存。</translation>
    </message>
    <message>
        <source>It has been replaced since.</source>
        <translation>这一份后来已被替换。</translation>
    </message>
    <message>
        <source>Replace “%1”</source>
        <translation>替换“%1”</translation>
    </message>
    <message>
        <source>It stays in the list as replaced. Why does another one take its place?</source>
        <translation>原来的一份仍留在列表里，标明已被替换。为什么要替换？</translation>
    </message>
    <message>
        <source>Keep the table as reported</source>
        <translation>保存为上报的报表</translation>
    </message>
    <message>
        <source>Its numbers as of %1 stand from now on, whatever changes in the ledger. What is it called?</source>
        <translation>截止 %1 的数字从此不变，不论台账以后怎么改。给它起个名字：</translation>
    </message>
    <message>
        <source>Keeping the table…</source>
        <translation>正在保存报表…</translation>
    </message>
    <message>
        <source>Bulletin…</source>
        <translation>通报…</translation>
    </message>
    <message>
        <source>Quarterly or yearly, as PDF, Excel workbook or web page</source>
        <translation>季度或年度通报，存为 PDF、Excel 工作簿或网页</translation>
    </message>
    <message>
        <source>Saving the table…</source>
        <translation>正在保存统计表…</translation>
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
    <name>tongdang::StepStrip</name>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>第%1步，共%2步：%3</translation>
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
    <name>tongdang::SurveyPage</name>
    <message>
        <source>Survey</source>
        <translation>摸底排查</translation>
    </message>
    <message>
        <source>A campaign goes from house to house: “House by house” needs no mouse. Enter goes on, digits choose, Ctrl+S saves the house and goes to the next.</source>
        <translation>排查逐户进行，“逐户登记”不用鼠标：Enter 继续，数字选择，Ctrl+S 保存这一户并到下一户。</translation>
    </message>
    <message>
        <source>A campaign goes from house to house and finds every child left behind: it has a name, a cut-off date and its villages. Begin one, and the program shows what is left, house by house, until each village has reported.</source>
        <translation>摸底排查逐户进行，找到每一名留守儿童。新建一次排查，写明名称、截止日期和范围；程序会一直显示还剩哪些住户，直到每个村（居）都报完。</translation>
    </message>
    <message>
        <source>Begin a campaign</source>
        <translation>新建排查</translation>
    </message>
    <message>
        <source>House by house</source>
        <translation>逐户登记</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>排查</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Edit this campaign</source>
        <translation>修改这次排查</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>新建排查</translation>
    </message>
    <message>
        <source>What is left</source>
        <translation>剩余情况</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>分工</translation>
    </message>
    <message>
        <source>Village returns</source>
        <translation>村（居）报表</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Second keying</source>
        <translation>第二次录入</translation>
    </message>
    <message>
        <source>Who does which part</source>
        <translation>任务分工</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>小组</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>村（居）</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>组别</translation>
    </message>
    <message>
        <source>House numbers</source>
        <translation>门牌号</translation>
    </message>
    <message>
        <source>Team: left</source>
        <translation>小组剩余</translation>
    </message>
    <message>
        <source>Team: called</source>
        <translation>小组已完成</translation>
    </message>
    <message>
        <source>Nobody is assigned: the whole campaign is done by one team. Where several share it, give each its villages, groups or house numbers.</source>
        <translation>没有分工：整个排查由一个小组完成。几个小组分片时，给每组分配村（居）、组别或门牌号。</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Add an assignment</source>
        <translation>添加分工</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Change the assignment</source>
        <translation>修改分工</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Remove the assignment</source>
        <translation>删除分工</translation>
    </message>
    <message>
        <source>Villages whose return is missing or doubted</source>
        <translation>没有报或有疑问的村（居）</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Every village of this campaign has reported.</source>
        <translation>这次排查的村（居）都报了。</translation>
    </message>
    <message>
        <source>Enter a return…</source>
        <translation>填写报表…</translation>
    </message>
    <message>
        <source>Surveyors and teams</source>
        <translation>登记人和小组</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Is</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>上门次数</translation>
    </message>
    <message>
        <source>Most a day</source>
        <translation>一天最多</translation>
    </message>
    <message>
        <source>Too quick</source>
        <translation>过快</translation>
    </message>
    <message>
        <source>Births</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>On round days</source>
        <translation>逢五逢十</translation>
    </message>
    <message>
        <source>Not collected</source>
        <translation>未采集</translation>
    </message>
    <message>
        <source>To be looked at</source>
        <translation>值得核对</translation>
    </message>
    <message>
        <source>Figures come with the first calls.</source>
        <translation>有了上门登记就有数字。</translation>
    </message>
    <message>
        <source>Reading the campaign…</source>
        <translation>正在读取排查…</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message numerus="yes">
        <source>%n household(s) belong to no team.</source>
        <translation>
            <numerusform>有 %n 户没有分给任何小组。</numerusform>
        </translation>
    </message>
    <message>
        <source>none since the campaign began</source>
        <translation>排查开始以来没有报</translation>
    </message>
    <message>
        <source>says there is no child, but one is on the register</source>
        <translation>报的是没有儿童，但台账里有</translation>
    </message>
    <message>
        <source>typed faster than a house can be surveyed</source>
        <translation>录入快得不像逐户调查</translation>
    </message>
    <message>
        <source>many births on the 5th, 10th, 15th …</source>
        <translation>出生日期多在5日、10日、15日……</translation>
    </message>
    <message>
        <source>many answers “not collected”</source>
        <translation>“未采集”太多</translation>
    </message>
    <message>
        <source>a team</source>
        <translation>小组</translation>
    </message>
    <message>
        <source>a surveyor</source>
        <translation>登记人</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 个中 %1 个</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>任务分工</translation>
    </message>
    <message>
        <source>Return of a village</source>
        <translation>村（居）情况报表</translation>
    </message>
    <message>
        <source>On paper…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>How far the campaign is, the houses left in walking order, and the second keying (Ctrl+P)</source>
        <translation>完成情况、按走访顺序列出的剩余住户、第二次录入的差错率（Ctrl+P）</translation>
    </message>
</context>
<context>
    <name>tongdang::TableSaving</name>
    <message>
        <source>Where should the table go?</source>
        <translation>统计表保存到哪里？</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx);;PDF (*.pdf);;Text, comma-separated (*.csv)</source>
        <translation>Excel 工作簿 (*.xlsx);;PDF (*.pdf);;逗号分隔文本 (*.csv)</translation>
    </message>
    <message>
        <source>The table was saved: %1</source>
        <translation>统计表已保存：%1</translation>
    </message>
    <message>
        <source>Excel workbook with the codes behind the numbers (*.xlsx)</source>
        <translation>Excel 工作簿，附数字背后儿童的编号 (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>tongdang::TargetEdit</name>
    <message>
        <source>left out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>不导入</translation>
    </message>
</context>
<context>
    <name>tongdang::TargetNames</name>
    <message>
        <source>Row</source>
        <translation>本行</translation>
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
    <name>tongdang::TimelineTab</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>Who or why</source>
        <translation>何人、何故</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>经过</translation>
    </message>
</context>
<context>
    <name>tongdang::Toast</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>恢复</translation>
    </message>
</context>
<context>
    <name>tongdang::TodayPage</name>
    <message>
        <source>Workbench</source>
        <translation>工作台</translation>
    </message>
    <message>
        <source>Register a child</source>
        <translation>登记儿童</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>due this week</source>
        <translation>本周到期</translation>
    </message>
    <message>
        <source>children on the register</source>
        <translation>在册儿童</translation>
    </message>
    <message>
        <source>red or yellow</source>
        <translation>红色或黄色风险</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Overdue and this week</source>
        <translation>逾期和本周</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>所有事项</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>What is due</source>
        <translation>到期事项</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>儿童</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>村（居）</translation>
    </message>
    <message>
        <source>Nothing is due here.</source>
        <translation>没有到期的事。</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Typed on</source>
        <translation>输入时间</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Nothing was left unfinished.</source>
        <translation>没有未完成的内容。</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>放弃草稿</translation>
    </message>
    <message>
        <source>Visiting list</source>
        <translation>走访名单</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Assess again</source>
        <translation>重新评估</translation>
    </message>
    <message>
        <source>Turns 16: leaves the register of the left behind</source>
        <translation>满16周岁，退出留守儿童名册</translation>
    </message>
    <message>
        <source>Turns 18</source>
        <translation>满18周岁</translation>
    </message>
    <message>
        <source>Care agreement ends</source>
        <translation>委托照护到期</translation>
    </message>
    <message>
        <source>Reading what is due…</source>
        <translation>正在读取到期事项…</translation>
    </message>
    <message>
        <source>What is due (%1)</source>
        <translation>到期事项（%1）</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n day(s) ago)</source>
        <translation>
            <numerusform>%1（%n 天前）</numerusform>
        </translation>
    </message>
    <message>
        <source>No backup copy has been made yet.</source>
        <translation>还没有备份过。</translation>
    </message>
    <message>
        <source>Last backup: %1.</source>
        <translation>上次备份：%1。</translation>
    </message>
    <message>
        <source>Nothing has been exported yet.</source>
        <translation>还没有导出过。</translation>
    </message>
    <message>
        <source>Last export: %1.</source>
        <translation>上次导出：%1。</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>this week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>later</source>
        <translation>以后</translation>
    </message>
    <message numerus="yes">
        <source>the first %n</source>
        <translation>
            <numerusform>前 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>A house of the survey</source>
        <translation>排查中的一户</translation>
    </message>
    <message>
        <source>A new child</source>
        <translation>新儿童</translation>
    </message>
    <message>
        <source>Unfinished (%1)</source>
        <translation>未完成（%1）</translation>
    </message>
    <message>
        <source>What was typed and not saved is lost.</source>
        <translation>输入过、没有保存的内容会丢失。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>What is due stands here each day. Enter on a line opens the form that ends it; what is done goes from the list by itself.</source>
        <translation>每天到期的事都在这里。在一行上按 Enter 打开要填的表；做完的会自己消失。</translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren)</source>
        <translation>
            <numerusform>%n名儿童</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::VillageDialog</name>
    <message>
        <source>Code of the new township (9 digits)</source>
        <translation>新镇（街道）的代码（9位）</translation>
    </message>
    <message>
        <source>Add villages</source>
        <translation>添加村（居）</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>County or district</source>
        <translation>县（区）</translation>
    </message>
    <message>
        <source>Township or subdistrict (choose one, or type the name of a new one)</source>
        <translation>镇（街道）：选一个，或写上新的名称</translation>
    </message>
    <message>
        <source>if it is known; otherwise one is given</source>
        <translation>不知道可以不填，程序会给一个</translation>
    </message>
    <message>
        <source>Villages and communities, one on each line</source>
        <translation>村（居），一行写一个</translation>
    </message>
    <message>
        <source>Name, and behind it the 12-digit code if it is known</source>
        <translation>名称，知道12位代码的写在后面</translation>
    </message>
    <message>
        <source>What would be added</source>
        <translation>将要添加的</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>is there already</source>
        <translation>已经有了</translation>
    </message>
    <message>
        <source>is added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Which township or subdistrict do they belong to?</source>
        <translation>它们属于哪个镇（街道）？</translation>
    </message>
    <message>
        <source>A village group has no entry of its own: it is written in the child&apos;s file.</source>
        <translation>村民小组不用添加，在儿童档案里填写。</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>选用</translation>
    </message>
    <message numerus="yes">
        <source>Add %n place(s)</source>
        <translation>
            <numerusform>添加%n个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::VisitingTab</name>
    <message>
        <source>All places</source>
        <translation>全部地区</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Every risk</source>
        <translation>全部风险</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Due by</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Due within a week</source>
        <translation>一周内到期</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>Due within a month</source>
        <translation>一个月内到期</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>In walking order</source>
        <translation>按走访顺序</translation>
    </message>
    <message>
        <source>The highest risk first</source>
        <translation>风险高的在前</translation>
    </message>
    <message>
        <source>The longest overdue first</source>
        <translation>逾期久的在前</translation>
    </message>
    <message>
        <source>Overdue alone</source>
        <translation>只看逾期</translation>
    </message>
    <message>
        <source>On paper…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>The visiting list on paper</source>
        <translation>打印走访名单</translation>
    </message>
    <message>
        <source>Visiting list</source>
        <translation>走访名单</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>村（居）</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组别</translation>
    </message>
    <message>
        <source>House</source>
        <translation>门牌</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Days overdue</source>
        <translation>逾期天数</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>上次走访</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Nobody is to be visited by then. Another day, place or risk shows more.</source>
        <translation>到那天没有要走访的儿童。换个日期、地区或风险再看。</translation>
    </message>
    <message>
        <source>Reading the visiting list…</source>
        <translation>正在读取走访名单…</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>还没有</translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren)</source>
        <translation>
            <numerusform>%n 名儿童</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tongdang::WithdrawnBanner</name>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>This file was taken back: it is in no list and no count, and nothing can be entered here.</source>
        <translation>这份档案已撤回：不在任何名单和统计里，也不能再填写。</translation>
    </message>
    <message>
        <source>This file was merged into another one. Nothing can be entered here.</source>
        <translation>这份档案已并入另一份档案，不能再填写。</translation>
    </message>
    <message>
        <source>This file was erased.</source>
        <translation>这份档案已销毁。</translation>
    </message>
</context>
<context>
    <name>tongdang::Workbench</name>
    <message>
        <source>Register a child</source>
        <translation>登记儿童</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>撤销上一次修改</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>新功能</translation>
    </message>
    <message>
        <source>Redo what was undone</source>
        <translation>恢复刚撤销的操作</translation>
    </message>
</context>
</TS>
