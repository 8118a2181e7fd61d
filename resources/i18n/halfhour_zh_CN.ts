<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>HalfHour</name>
    <message>
        <source> (version {version})</source>
        <translation>(版本 {version})</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>(not used)</source>
        <translation>(不使用)</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>1 File</source>
        <translation>1 文件</translation>
    </message>
    <message>
        <source>1 · Freeze and commit</source>
        <translation>1 · 冻结名册并承诺</translation>
    </message>
    <message>
        <source>2 Columns</source>
        <translation>2 列对应</translation>
    </message>
    <message>
        <source>2 · Digits of the witness, six at least</source>
        <translation>2 · 见证人说出的数字(至少六位)</translation>
    </message>
    <message>
        <source>3 Coordinates</source>
        <translation>3 坐标</translation>
    </message>
    <message>
        <source>3 · Draw</source>
        <translation>3 · 抽取</translation>
    </message>
    <message>
        <source>4 What would change</source>
        <translation>4 将有何变化</translation>
    </message>
    <message>
        <source>; out of reach: {units}</source>
        <translation>;不可达:{units}</translation>
    </message>
    <message>
        <source>A joint zone needs two districts; import them on the page Workspace.</source>
        <translation>联合执法区需要两个区县;请在“工作区”页导入区县。</translation>
    </message>
    <message>
        <source>Across the line: {names}</source>
        <translation>跨越界线:{names}</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Answer of the engine (JSON)</source>
        <translation>引擎的应答(JSON)</translation>
    </message>
    <message>
        <source>At {time} the crews that may act there are away:</source>
        <translation>{time} 时,有权在该处执法的小组不在附近:</translation>
    </message>
    <message>
        <source>BD-09 (Baidu)</source>
        <translation>BD-09(百度)</translation>
    </message>
    <message>
        <source>Blind spot</source>
        <translation>监管盲区</translation>
    </message>
    <message>
        <source>Builds an invented city (demo data) and plans its day</source>
        <translation>生成一座虚构的城市(演示数据)并编制其一天的计划</translation>
    </message>
    <message>
        <source>Builds an invented city (demo data), computes its half-hour circle, plans and checks a day, and draws the maps. With a road file, a small invented county is planted on these roads instead.</source>
        <translation>生成一座虚构的城市(演示数据),计算半小时圈,编制并核验一天的计划,绘制地图。如给出道路文件,则在这些道路上生成一个虚构的小县。</translation>
    </message>
    <message>
        <source>CGCS2000 / WGS 84</source>
        <translation>2000国家大地坐标系 / WGS 84</translation>
    </message>
    <message>
        <source>Call at</source>
        <translation>接报时间</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>行动</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancelled; nothing was left behind.</source>
        <translation>已取消;没有留下任何内容。</translation>
    </message>
    <message>
        <source>Cancelled; the workspace is unchanged.</source>
        <translation>已取消;工作区没有变化。</translation>
    </message>
    <message>
        <source>Cancelled; what was set up before is still there.</source>
        <translation>已取消;原来的环境仍在。</translation>
    </message>
    <message>
        <source>Cancelling …</source>
        <translation>正在取消……</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>位置把握</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Changing the settings</source>
        <translation>正在修改设置</translation>
    </message>
    <message>
        <source>Checking the bundle</source>
        <translation>正在核验离线安装包</translation>
    </message>
    <message>
        <source>Checks this year</source>
        <translation>本年已检查次数</translation>
    </message>
    <message>
        <source>Choose a time to see where the crews are then.</source>
        <translation>选择一个时段,查看各小组当时的位置。</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>半小时圈</translation>
    </message>
    <message>
        <source>City overview …</source>
        <translation>全市总览图……</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Click a team or its arrow on the map.</source>
        <translation>点选小组或地图上的箭头。</translation>
    </message>
    <message>
        <source>Click a value to change it. Plans keep the settings they were made under; the half-hour circle is removed if it no longer holds.</source>
        <translation>点击数值即可修改。已有计划仍按其编制时的设置;响应圈若不再成立,则予清除。</translation>
    </message>
    <message>
        <source>Click the place of the incident on the map</source>
        <translation>在地图上点击事件地点</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close a road</source>
        <translation>封闭道路</translation>
    </message>
    <message>
        <source>Close a road here (click on the road)</source>
        <translation>在此封闭道路(点击道路)</translation>
    </message>
    <message>
        <source>Close the road</source>
        <translation>封闭</translation>
    </message>
    <message>
        <source>Close workspace</source>
        <translation>关闭工作区</translation>
    </message>
    <message>
        <source>Closed from</source>
        <translation>封闭开始</translation>
    </message>
    <message>
        <source>Closes the road at a place, the roads along or across a line, or those in an area, for a time (2026-03-17T08:00, local) or until it is lifted. Plans, the circle and dispatching keep to it. Without a drawing the closures are listed.</source>
        <translation>封闭某处道路、沿线及被线横穿的道路,或区域内的道路,直至某时(当地时间,如 2026-03-17T08:00)或解除为止。计划、半小时圈和调派都会绕开。不绘制则列出现有封闭。</translation>
    </message>
    <message>
        <source>Closing a road</source>
        <translation>正在封闭道路</translation>
    </message>
    <message>
        <source>Closure {closure} closes {roads} roads.</source>
        <translation>封闭 {closure} 共封闭道路 {roads} 条。</translation>
    </message>
    <message>
        <source>Closure {closure} is lifted.</source>
        <translation>封闭 {closure} 已解除。</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>点群</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>赋码</translation>
    </message>
    <message>
        <source>Colour because</source>
        <translation>赋码原因</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>文件中的列</translation>
    </message>
    <message>
        <source>Compute the half-hour circle</source>
        <translation>计算半小时圈</translation>
    </message>
    <message>
        <source>Computes where a lawful squad is within the standard time (usually half an hour, turn-out included), and which towns and enterprises are not.</source>
        <translation>计算有管辖权的中队在规定时间(通常为半小时,含出动时间)内能到达的范围,以及哪些乡镇和企业不在其中。</translation>
    </message>
    <message>
        <source>Computing the half-hour circle</source>
        <translation>正在计算半小时圈</translation>
    </message>
    <message>
        <source>Coordinates are in</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>Copies a workspace into one file that is whole, also while plans are being made in it.</source>
        <translation>将工作区复制为一个完整的文件,正在编制计划时也可进行。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Could be drawn</source>
        <translation>可抽数</translation>
    </message>
    <message>
        <source>Counts what a workspace holds and names its plans.</source>
        <translation>统计工作区的内容并列出计划。</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖率</translation>
    </message>
    <message>
        <source>Coverage on average {before} → {after} %</source>
        <translation>平均覆盖率 {before} → {after} %</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>小组</translation>
    </message>
    <message>
        <source>Crew that is to make the visit</source>
        <translation>承担该检查的小组</translation>
    </message>
    <message>
        <source>Crews</source>
        <translation>小组</translation>
    </message>
    <message>
        <source>Crews are where plan {plan} has them.</source>
        <translation>各小组位置以计划 {plan} 为准。</translation>
    </message>
    <message>
        <source>Cross-regional campaign: pairs and teams</source>
        <translation>区域交叉检查:配对与小组</translation>
    </message>
    <message>
        <source>Cross-regional teams of a campaign: draws which region inspects which, and who goes. Recusals, home regions and the rules of the campaign hold in every draw. Run it twice, as the double-random draw: first without digits, then with those of the witness. With a number of repetitions it tells everybody's probability to be drawn.</source>
        <translation>专项行动的跨区域交叉检查组:抽取由哪个地区检查哪个地区、由谁前往。回避、任职地区和行动规则在每次抽取中都得到遵守。与双随机抽取一样运行两次:先不填数字,再填见证人的数字。填写重复次数时,给出每个人被抽中的概率。</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Designing the zone</source>
        <translation>正在设计联合执法区</translation>
    </message>
    <message>
        <source>Designs a joint enforcement zone: the shared boundary of two districts, snapped and measured, and all ground of each within its width of it. Without the option to store it, the workspace is left as it is.</source>
        <translation>设计联合执法区:两区县的共有边界(接合并量算),以及各自一侧宽度以内的全部地面。不选保存时,工作区不变。</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Double random: draws enterprises by class and ratio, and officers for them. Run it twice. Without digits it freezes the roster and commits to a secret salt; publish the commitment. With the digits a witness then names (six at least) it draws what was committed, so that nobody could choose the result. The record can be repeated by “verify”.</source>
        <translation>双随机:按类别和比例抽取企业,并随机选派执法人员。需运行两次:第一次不填数字,冻结名录并对保密盐值作出承诺,请公布该承诺;第二次填入见证人报出的数字(至少六位),对已承诺的内容进行抽取,因此任何人都无法左右结果。可用“verify”按记录复算。</translation>
    </message>
    <message>
        <source>Double random: enterprises and officers</source>
        <translation>双随机:企业与执法人员</translation>
    </message>
    <message>
        <source>Doubts</source>
        <translation>疑点</translation>
    </message>
    <message>
        <source>Download and install</source>
        <translation>下载并安装</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>抽取</translation>
    </message>
    <message>
        <source>Draw with the digits of the witness</source>
        <translation>用见证人的数字抽取</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>正在抽取</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>抽中</translation>
    </message>
    <message>
        <source>Draws</source>
        <translation>随机抽取</translation>
    </message>
    <message>
        <source>Draws of this workspace; choose one to see it again</source>
        <translation>本工作区的抽取;选中可再次查看</translation>
    </message>
    <message>
        <source>Draws the city, its half-hour circle and the plan as one picture.</source>
        <translation>将全市、半小时圈和计划绘成一张图片。</translation>
    </message>
    <message>
        <source>Draws: double random and teams</source>
        <translation>随机抽取:双随机与交叉检查组</translation>
    </message>
    <message>
        <source>Drive min</source>
        <translation>行驶分钟</translation>
    </message>
    <message>
        <source>Duty</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Each cloud on the map is where the rows would lie if the whole file were in that datum. The right cloud lies beside its roads and within its townships; BD-09 is about 1 km off, GCJ-02 about 500 m.</source>
        <translation>地图上的每一片点是假设整个文件采用该坐标系时各行所在的位置。正确的一片应在道路旁、所属乡镇内;BD-09 约偏 1 千米,GCJ-02 约偏 500 米。</translation>
    </message>
    <message>
        <source>End the search now and store the best plan found</source>
        <translation>立即结束搜索,存储已找到的最好方案</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Enterprise in reach</source>
        <translation>可达企业</translation>
    </message>
    <message>
        <source>Enterprise out of reach</source>
        <translation>不可达企业</translation>
    </message>
    <message>
        <source>Enterprises</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Enterprises of joint zones</source>
        <translation>联合执法区企业</translation>
    </message>
    <message>
        <source>Enterprises outside</source>
        <translation>圈外企业</translation>
    </message>
    <message>
        <source>Environment in the QGIS profile</source>
        <translation>QGIS 配置目录中的环境</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Every necessary field is there.</source>
        <translation>必填字段齐全。</translation>
    </message>
    <message>
        <source>Everything the engine needs is there.</source>
        <translation>引擎所需的一切都已齐备。</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Examine</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Fairness</source>
        <translation>公平性</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation>要导入的文件</translation>
    </message>
    <message>
        <source>Files …</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>Fingerprint of the record: {hash}</source>
        <translation>记录指纹:{hash}</translation>
    </message>
    <message>
        <source>Finishing with the best so far …</source>
        <translation>正在以目前最好的方案收尾……</translation>
    </message>
    <message>
        <source>First value</source>
        <translation>首个值</translation>
    </message>
    <message>
        <source>Floor %</source>
        <translation>底线 %</translation>
    </message>
    <message>
        <source>Floor not held</source>
        <translation>底线未保持</translation>
    </message>
    <message>
        <source>Floor not held ({count})</source>
        <translation>底线未保持({count})</translation>
    </message>
    <message>
        <source>Folder for the demo</source>
        <translation>存放演示的文件夹</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>识别结果</translation>
    </message>
    <message>
        <source>Freeze the roster and commit to a secret salt; the witness notes both values</source>
        <translation>冻结名册并对秘密盐值作出承诺;由见证人记下两个值</translation>
    </message>
    <message>
        <source>Freezing the roster</source>
        <translation>正在冻结名册</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>From–to</source>
        <translation>起止</translation>
    </message>
    <message>
        <source>GCJ-02 (Gaode, Tencent)</source>
        <translation>GCJ-02(高德、腾讯)</translation>
    </message>
    <message>
        <source>GPX, KML …</source>
        <translation>导航文件……</translation>
    </message>
    <message>
        <source>Give the visit to this crew</source>
        <translation>把该检查交给这个小组</translation>
    </message>
    <message>
        <source>Half-Hour</source>
        <translation>半小时</translation>
    </message>
    <message>
        <source>Half-Hour panel</source>
        <translation>半小时面板</translation>
    </message>
    <message>
        <source>Half-Hour workspace</source>
        <translation>半小时工作区</translation>
    </message>
    <message>
        <source>Half-Hour: enterprises, squads, townships</source>
        <translation>半小时:企业、中队、乡镇</translation>
    </message>
    <message>
        <source>Half-hour circle</source>
        <translation>半小时圈</translation>
    </message>
    <message>
        <source>Header in row</source>
        <translation>表头所在行</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>How it was told</source>
        <translation>判断依据</translation>
    </message>
    <message>
        <source>How the environment was made is not known any more, or its bundle is gone: install it again, the way you like.</source>
        <translation>已无从得知环境原来的安装方式,或其离线安装包已不在:请任选一种方式重新安装。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import tables</source>
        <translation>导入数据表</translation>
    </message>
    <message>
        <source>Import tables …</source>
        <translation>导入数据表…</translation>
    </message>
    <message>
        <source>Import {batch} is undone: {rows} rows.</source>
        <translation>导入 {batch} 已撤销:{rows} 行。</translation>
    </message>
    <message>
        <source>Import {batch}: {new} new, {changed} changed, {same} unchanged, {removed} removed; {set_aside} rows set aside.</source>
        <translation>导入 {batch}:新增 {new} 行,变更 {changed} 行,不变 {same} 行,移除 {removed} 行;暂存 {set_aside} 行。</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Imports tables and layers from Excel, CSV, GeoPackage, Shapefile, GeoJSON and KML. What the files hold and which datum their coordinates have is told row by row; rows with a fault are set aside and written into a workbook to be mended. Try it first with the dry run, which writes nothing. The last import can be taken back.</source>
        <translation>导入 Excel、CSV、GeoPackage、Shapefile、GeoJSON 和 KML 中的表格和图层。逐行判断文件内容和坐标系;有问题的行暂存并写入待改工作簿。请先试运行(不写入任何内容)。最近一次导入可以撤销。</translation>
    </message>
    <message>
        <source>In the class</source>
        <translation>名录数</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>正在使用</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Inspects</source>
        <translation>检查方</translation>
    </message>
    <message>
        <source>Install from an offline bundle …</source>
        <translation>从离线安装包安装……</translation>
    </message>
    <message>
        <source>Installing the packages</source>
        <translation>正在安装依赖包</translation>
    </message>
    <message>
        <source>Interval of 95 %</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>Is inspected</source>
        <translation>受检方</translation>
    </message>
    <message>
        <source>Joint enforcement</source>
        <translation>联合执法</translation>
    </message>
    <message>
        <source>Joint zone</source>
        <translation>联合执法区</translation>
    </message>
    <message>
        <source>Joint zones</source>
        <translation>联合执法区</translation>
    </message>
    <message>
        <source>Joint zones of the workspace</source>
        <translation>工作区的联合执法区</translation>
    </message>
    <message>
        <source>Keep crew and time in later changes</source>
        <translation>以后调整时保持小组和时间不变</translation>
    </message>
    <message>
        <source>Keep what was pinned by hand ({count})</source>
        <translation>保留人工固定的检查({count} 项)</translation>
    </message>
    <message>
        <source>Keeps the register of provinces, cities and counties with which there is a framework of joint enforcement. A code that is new is entered, one that is known is changed in what is named; without a code the partners are listed.</source>
        <translation>登记已建立联防联控框架的省、市、县。新代码为登记,已有代码则修改所填内容;不填代码时列出全部伙伴。</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Last check</source>
        <translation>上次检查</translation>
    </message>
    <message>
        <source>Last finding</source>
        <translation>上次发现问题</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>后到(分钟)</translation>
    </message>
    <message>
        <source>Least driving</source>
        <translation>行驶最少</translation>
    </message>
    <message>
        <source>Leave out the part of the line that runs in water</source>
        <translation>剔除界线在水中的部分</translation>
    </message>
    <message>
        <source>Leave the interpreter empty to use the environment that was set up. A new language takes effect when QGIS is started again.</source>
        <translation>解释器留空则使用已设置的环境。更改语言在重新启动 QGIS 后生效。</translation>
    </message>
    <message>
        <source>Lifting a closure</source>
        <translation>正在解除封闭</translation>
    </message>
    <message>
        <source>Line from</source>
        <translation>界线起</translation>
    </message>
    <message>
        <source>Line to</source>
        <translation>界线止</translation>
    </message>
    <message>
        <source>List enterprises, blind spots, crossings and squads</source>
        <translation>列出企业、监管盲区、跨界道路水域和双方中队</translation>
    </message>
    <message>
        <source>Load roads</source>
        <translation>载入路网</translation>
    </message>
    <message>
        <source>Load roads …</source>
        <translation>载入路网…</translation>
    </message>
    <message>
        <source>Load the styled layers into the project</source>
        <translation>将带样式的图层加载到工程</translation>
    </message>
    <message>
        <source>Loading the roads</source>
        <translation>正在载入路网</translation>
    </message>
    <message>
        <source>Log of the engine</source>
        <translation>引擎日志</translation>
    </message>
    <message>
        <source>Log …</source>
        <translation>日志……</translation>
    </message>
    <message>
        <source>Looking at the Python</source>
        <translation>正在检查 Python</translation>
    </message>
    <message>
        <source>Looking at the files</source>
        <translation>正在查看文件</translation>
    </message>
    <message>
        <source>Looking into the zone</source>
        <translation>正在查看区内情况</translation>
    </message>
    <message>
        <source>Lowest %</source>
        <translation>最低 %</translation>
    </message>
    <message>
        <source>Make a plan of this day and keep it as a draft</source>
        <translation>为当日编制计划并存为草案</translation>
    </message>
    <message>
        <source>Make the demo …</source>
        <translation>生成演示……</translation>
    </message>
    <message>
        <source>Make this draft the plan of its day</source>
        <translation>将该草案发布为当日计划</translation>
    </message>
    <message>
        <source>Make up to five plans of the day between most coverage and least driving; they share the seconds</source>
        <translation>为当日编制至多五个介于“覆盖最多”与“行驶最少”之间的计划;共用搜索秒数</translation>
    </message>
    <message>
        <source>Makes an empty workspace for roads and tables of your own</source>
        <translation>新建空工作区,用于本单位的路网和数据表</translation>
    </message>
    <message>
        <source>Makes an environment in the QGIS profile and fetches the packages from the Python package index</source>
        <translation>在 QGIS 配置目录中建立环境,并从 Python 软件包索引下载依赖包</translation>
    </message>
    <message>
        <source>Makes the environment again, the way it was made</source>
        <translation>按原来的方式重新建立环境</translation>
    </message>
    <message>
        <source>Makes the same environment from a file, without a network</source>
        <translation>用文件建立同样的环境,无需网络</translation>
    </message>
    <message>
        <source>Making the demo</source>
        <translation>正在生成演示</translation>
    </message>
    <message>
        <source>Making the environment</source>
        <translation>正在建立环境</translation>
    </message>
    <message>
        <source>Making the workspace</source>
        <translation>正在新建工作区</translation>
    </message>
    <message>
        <source>Map review number, if there is one</source>
        <translation>审图号(如有)</translation>
    </message>
    <message>
        <source>Maps and paper</source>
        <translation>地图与纸质材料</translation>
    </message>
    <message>
        <source>May go</source>
        <translation>能否出动</translation>
    </message>
    <message>
        <source>Meeting point</source>
        <translation>会合点</translation>
    </message>
    <message>
        <source>Meeting points</source>
        <translation>会合点</translation>
    </message>
    <message>
        <source>Memorandum appendix</source>
        <translation>备忘录附件</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Minutes out of reach</source>
        <translation>不可达分钟数</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>差距</translation>
    </message>
    <message>
        <source>Mission</source>
        <translation>任务组</translation>
    </message>
    <message>
        <source>Most coverage</source>
        <translation>覆盖最多</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>调整</translation>
    </message>
    <message>
        <source>Move the mouse over the chart to read a minute.</source>
        <translation>在图表上移动鼠标,读取某一分钟的数值。</translation>
    </message>
    <message>
        <source>Moves a visit to another crew or place in its order, or pins it, and says what that does to the times and the coverage. Only when saving is asked for, a new draft is made; the plan itself is never changed.</source>
        <translation>将一项检查任务调给另一小组、调整顺序或固定,并说明对时间和覆盖率的影响。只有要求保存时才生成新的草案;原计划不会被改动。</translation>
    </message>
    <message>
        <source>Must</source>
        <translation>必查</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Nearest squad</source>
        <translation>最近中队</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>New draw</source>
        <translation>新的抽取</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>新建工作区</translation>
    </message>
    <message>
        <source>New …</source>
        <translation>新建……</translation>
    </message>
    <message>
        <source>No Python for the engine was found: set it up, or choose one in Settings ▸ Options ▸ Half-Hour.</source>
        <translation>未找到引擎所用的 Python:请设置引擎,或在“设置 ▸ 选项 ▸ 半小时”中选择一个。</translation>
    </message>
    <message>
        <source>No lawful teams exist. These rules cannot hold together:</source>
        <translation>无法组成合规小组,以下规则不能同时满足:</translation>
    </message>
    <message>
        <source>No plan yet: choose a day with a roster and plan it.</source>
        <translation>尚无计划:请选择有排班的日期并编制。</translation>
    </message>
    <message>
        <source>No table recognised in: {sheets}</source>
        <translation>未识别出数据表:{sheets}</translation>
    </message>
    <message>
        <source>No workspace is open.</source>
        <translation>没有打开的工作区。</translation>
    </message>
    <message>
        <source>Not in the file</source>
        <translation>不在文件里</translation>
    </message>
    <message>
        <source>Not in this file, to be derived or asked for: {fields}</source>
        <translation>文件中没有、需推导或补充:{fields}</translation>
    </message>
    <message>
        <source>Not possible:</source>
        <translation>不可行:</translation>
    </message>
    <message>
        <source>Not visited</source>
        <translation>未安排</translation>
    </message>
    <message>
        <source>Not visited ({count})</source>
        <translation>未安排({count})</translation>
    </message>
    <message>
        <source>Nothing is due there in this plan.</source>
        <translation>本计划中该处没有待办事项。</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Number of violations</source>
        <translation>违规数</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>人员编号</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Officers: {names}</source>
        <translation>执法人员:{names}</translation>
    </message>
    <message>
        <source>Offline bundle</source>
        <translation>离线安装包</translation>
    </message>
    <message>
        <source>On a call-out</source>
        <translation>接到出动命令时</translation>
    </message>
    <message>
        <source>One of {count} allowed pairings was drawn by its number</source>
        <translation>在 {count} 个合规配对中按编号抽出一个</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>营业时段</translation>
    </message>
    <message>
        <source>Open again at</source>
        <translation>恢复通行</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open workspace</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <source>Open workspace …</source>
        <translation>打开工作区……</translation>
    </message>
    <message>
        <source>Options …</source>
        <translation>选项……</translation>
    </message>
    <message>
        <source>Other side</source>
        <translation>乙方宽度</translation>
    </message>
    <message>
        <source>Other …</source>
        <translation>其他……</translation>
    </message>
    <message>
        <source>Our side</source>
        <translation>甲方宽度</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>甲方</translation>
    </message>
    <message>
        <source>Out of reach</source>
        <translation>不可达</translation>
    </message>
    <message>
        <source>Packages are missing or have other versions; the log names them.</source>
        <translation>缺少依赖包或版本不符;日志中有具体名称。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Permit code</source>
        <translation>排污许可编码</translation>
    </message>
    <message>
        <source>Permutation {number} was the first that is allowed</source>
        <translation>第 {number} 个排列是第一个符合规则的</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Plan id</source>
        <translation>计划编号</translation>
    </message>
    <message>
        <source>Plan of the day</source>
        <translation>当日计划</translation>
    </message>
    <message>
        <source>Plan the day</source>
        <translation>编制当日计划</translation>
    </message>
    <message>
        <source>Plan the teams' days in their regions and write what they take along</source>
        <translation>规划各组在受检地区的每日行程,导出随身单据</translation>
    </message>
    <message>
        <source>Plan {plan}: choose a crew to see its route.</source>
        <translation>计划 {plan}:选择一个小组查看其路线。</translation>
    </message>
    <message>
        <source>Plan {plan}: every township and park is within reach all day.</source>
        <translation>计划 {plan}:各乡镇街道园区全天可达。</translation>
    </message>
    <message>
        <source>Plan {plan}: {count} townships and parks are out of reach for some time.</source>
        <translation>计划 {plan}:有 {count} 个乡镇街道园区在部分时段不可达。</translation>
    </message>
    <message>
        <source>Plan {rank} of {count}: {drive} min at the wheel, coverage at least {worst} %; {floor}.</source>
        <translation>第 {rank} 个,共 {count} 个:行驶 {drive} 分钟,覆盖最低 {worst} %;{floor}。</translation>
    </message>
    <message>
        <source>Planning {day}</source>
        <translation>正在编制 {day} 的计划</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Plans a day up to five times, from most coverage to least driving, and stores the plans as drafts to choose from. A plan that is no better than another in anything is left out. Those that break the city's coverage floor say when and where.</source>
        <translation>为某日编制至多五个计划,从“覆盖最多”到“行驶最少”,存为草案供选择。在任何方面都不优于另一个的计划不予列出。未守住本市覆盖底线的计划写明时间和地点。</translation>
    </message>
    <message>
        <source>Plans of this day between most coverage and least driving</source>
        <translation>当日介于“覆盖最多”与“行驶最少”之间的计划</translation>
    </message>
    <message>
        <source>Plans that lead through it: {plans}; plan those days again.</source>
        <translation>途经该处的计划:{plans};请重新编制当日计划。</translation>
    </message>
    <message>
        <source>Plans the days of drawn teams in the regions they inspect and writes team sheets, travel sheets and hand-over lists to print. Nothing is stored.</source>
        <translation>规划抽中检查组在受检地区的每日行程,生成可打印的任务单、行程单和移交清单。不写入工作区。</translation>
    </message>
    <message>
        <source>Plans the inspection routes of a day so that the towns stay within half an hour of a crew. The plan is stored as a draft. Where the coverage floor cannot be held, the plan says when, where and why.</source>
        <translation>编制一天的巡查路线,使各乡镇始终处于某个小组半小时可达范围内。计划存为草案。覆盖底线无法保持时,计划会说明时间、地点和原因。</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Print route cards</source>
        <translation>打印路线卡</translation>
    </message>
    <message>
        <source>Print route cards, a PDF in A4</source>
        <translation>打印路线卡(A4 幅面 PDF)</translation>
    </message>
    <message>
        <source>Print the city overview</source>
        <translation>打印全市总览图</translation>
    </message>
    <message>
        <source>Print the city overview, a PDF in A3</source>
        <translation>打印全市总览图(A3 幅面 PDF)</translation>
    </message>
    <message>
        <source>Print the telephone numbers of officers on route cards</source>
        <translation>在路线卡上打印执法人员电话</translation>
    </message>
    <message>
        <source>Printing plan {plan}</source>
        <translation>正在打印计划 {plan}</translation>
    </message>
    <message>
        <source>Printing was cancelled; no file was written.</source>
        <translation>已取消打印;没有写出文件。</translation>
    </message>
    <message>
        <source>Prints route cards and the city overview as PDF, and writes the routes as GPX and KML for navigation. At least one of the outputs must be named.</source>
        <translation>将路线卡和全市总览打印为 PDF,并将路线写成供导航使用的 GPX 和 KML。至少须指定一项输出。</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Publish plan {plan}</source>
        <translation>发布计划 {plan}</translation>
    </message>
    <message>
        <source>Publish …</source>
        <translation>发布……</translation>
    </message>
    <message>
        <source>Publishes a draft; the plan published earlier for the day is superseded, not deleted.</source>
        <translation>发布一份草案;当日先前发布的计划作废但不删除。</translation>
    </message>
    <message>
        <source>Publishing {plan}</source>
        <translation>正在发布 {plan}</translation>
    </message>
    <message>
        <source>Puts a workspace back to what a backup holds; everything written since is lost. Close the workspace in the panel first: nobody else may be writing it.</source>
        <translation>将工作区恢复为备份的内容;备份之后写入的内容将丢失。请先在面板中关闭该工作区:恢复时不得有其他程序写入。</translation>
    </message>
    <message>
        <source>Putting it in place</source>
        <translation>正在启用</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python 解释器</translation>
    </message>
    <message>
        <source>Python of the engine</source>
        <translation>引擎的 Python</translation>
    </message>
    <message>
        <source>Python that has the engine's packages</source>
        <translation>已装有引擎依赖包的 Python</translation>
    </message>
    <message>
        <source>Python to start from</source>
        <translation>基础 Python</translation>
    </message>
    <message>
        <source>Python to start from (3.11 or newer)</source>
        <translation>基础 Python(3.11 或更新版本)</translation>
    </message>
    <message>
        <source>Rank the road nodes where both sides can meet soonest</source>
        <translation>按双方到达时间给道路节点排序</translation>
    </message>
    <message>
        <source>Ranking meeting points</source>
        <translation>正在给会合点排序</translation>
    </message>
    <message>
        <source>Ranks the crews that can be at a place, by minutes from where the plan has them at that time.</source>
        <translation>按计划中各小组当时所在位置,以到达分钟数对可到场的小组排序。</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>可达</translation>
    </message>
    <message>
        <source>Reading the draw</source>
        <translation>正在读取抽取</translation>
    </message>
    <message>
        <source>Reading the settings</source>
        <translation>正在读取设置</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Recomputes a plan from the raw tables with a program that shares nothing with the planner, and lists whatever does not hold.</source>
        <translation>用与编制程序毫无共用代码的程序从原始数据表重新计算计划,列出所有不成立之处。</translation>
    </message>
    <message>
        <source>Record of the draw</source>
        <translation>抽取记录</translation>
    </message>
    <message>
        <source>Record sheet</source>
        <translation>抽取记录单</translation>
    </message>
    <message>
        <source>Record …</source>
        <translation>记录…</translation>
    </message>
    <message>
        <source>Refusals</source>
        <translation>未予选派</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Remove rows of the workspace that the file does not have</source>
        <translation>移除文件中没有的行</translation>
    </message>
    <message>
        <source>Rendezvous points</source>
        <translation>会合点</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Repeat the draw {count} times</source>
        <translation>用其他种子重复抽取 {count} 次</translation>
    </message>
    <message>
        <source>Repeating the draw</source>
        <translation>正在重复抽取</translation>
    </message>
    <message>
        <source>Repeats a draw from its record file alone, without any workspace, and compares every byte: the salt with its commitment, the roster with its hash, the result with the seed.</source>
        <translation>仅凭记录文件(无需工作区)复算一次抽取,并逐字节比对:盐值与承诺、名录与校验值、结果与种子。</translation>
    </message>
    <message>
        <source>Replaces the road network of a workspace by exactly one source: an OpenStreetMap file, a GraphML file of osmnx, links and nodes of a GeoPackage or Shapefile, or a place name to download.</source>
        <translation>用唯一一个来源替换工作区的路网:OpenStreetMap 文件、osmnx 的 GraphML 文件、GeoPackage 或 Shapefile 的路段与节点,或需下载的地名。</translation>
    </message>
    <message>
        <source>Road closure</source>
        <translation>道路封闭</translation>
    </message>
    <message>
        <source>Roads</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>Roads: OpenStreetMap, GraphML, GeoPackage of links and nodes</source>
        <translation>路网:OpenStreetMap、GraphML、含路段和节点的 GeoPackage</translation>
    </message>
    <message>
        <source>Roster frozen, SHA-256: {hash}</source>
        <translation>名册已冻结,SHA-256:{hash}</translation>
    </message>
    <message>
        <source>Route cards …</source>
        <translation>路线卡……</translation>
    </message>
    <message>
        <source>Routes as GPX and KML</source>
        <translation>GPX 和 KML 格式的路线</translation>
    </message>
    <message>
        <source>Routes by crew</source>
        <translation>各小组路线</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Rows taken for it</source>
        <translation>判为此系的行数</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Rules checked by a second program: {count}, broken: {broken}</source>
        <translation>由另一程序核对规则 {count} 条,违反 {broken} 条</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as new draft</source>
        <translation>另存为新草案</translation>
    </message>
    <message>
        <source>Save zone</source>
        <translation>保存联合区</translation>
    </message>
    <message>
        <source>Saving a change</source>
        <translation>正在保存改动</translation>
    </message>
    <message>
        <source>Saving edits</source>
        <translation>正在保存编辑</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>正在保存……</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Seal until</source>
        <translation>封存至</translation>
    </message>
    <message>
        <source>Sealed until {time}: salt, seed and targets are hidden</source>
        <translation>封存至 {time}:盐值、种子与检查对象均不显示</translation>
    </message>
    <message>
        <source>Seconds for the route search</source>
        <translation>路线搜索秒数</translation>
    </message>
    <message>
        <source>Secret salt committed, SHA-256: {hash}</source>
        <translation>秘密盐值已承诺,SHA-256:{hash}</translation>
    </message>
    <message>
        <source>Seed = SHA-256(roster, salt, digits): {seed}</source>
        <translation>种子 = SHA-256(名册, 盐值, 数字):{seed}</translation>
    </message>
    <message>
        <source>Select a line in the active layer first.</source>
        <translation>请先在当前图层中选中一条线。</translation>
    </message>
    <message>
        <source>Sent per draw</source>
        <translation>每次派出</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Set up the engine</source>
        <translation>设置引擎</translation>
    </message>
    <message>
        <source>Set up …</source>
        <translation>设置……</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置项</translation>
    </message>
    <message>
        <source>Settings of the workspace</source>
        <translation>工作区设置</translation>
    </message>
    <message>
        <source>Settings of the workspace …</source>
        <translation>工作区设置……</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Share of the file</source>
        <translation>占文件比例</translation>
    </message>
    <message>
        <source>Shared boundary</source>
        <translation>共有边界</translation>
    </message>
    <message>
        <source>Shared boundary {whole} m, in the zone {length} m ({ellipsoid} m on the ellipsoid).</source>
        <translation>共有边界 {whole} 米,区内 {length} 米(椭球面 {ellipsoid} 米)。</translation>
    </message>
    <message>
        <source>Sheet …</source>
        <translation>记录单…</translation>
    </message>
    <message>
        <source>Shown: plan {plan} of {day} ({state})</source>
        <translation>当前显示:{day} 的计划 {plan}({state})</translation>
    </message>
    <message>
        <source>Shown: plan {plan} of {day} ({state}), not today's</source>
        <translation>当前显示:{day} 的计划 {plan}({state}),非今日</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>专长</translation>
    </message>
    <message>
        <source>Squads</source>
        <translation>中队</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>State then</source>
        <translation>当时状态</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>还缺</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停靠点</translation>
    </message>
    <message>
        <source>Stops</source>
        <translation>停靠点</translation>
    </message>
    <message>
        <source>Store the zone as it is shown</source>
        <translation>按当前显示保存联合执法区</translation>
    </message>
    <message>
        <source>Tables and layers</source>
        <translation>表格和图层</translation>
    </message>
    <message>
        <source>Team days …</source>
        <translation>检查组行程…</translation>
    </message>
    <message>
        <source>Team sheets</source>
        <translation>检查组单据</translation>
    </message>
    <message>
        <source>Team {mission} for {target}: {members}</source>
        <translation>{target} 检查组 {mission}:{members}</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>小组</translation>
    </message>
    <message>
        <source>Telephone of the duty desk on route cards</source>
        <translation>路线卡上的值班电话</translation>
    </message>
    <message>
        <source>The QGIS profile cannot be written: {problem}</source>
        <translation>无法写入 QGIS 配置目录:{problem}</translation>
    </message>
    <message>
        <source>The appendix was written into {folder}.</source>
        <translation>附件已写入 {folder}。</translation>
    </message>
    <message>
        <source>The bundle was refused; nothing of it was used.</source>
        <translation>离线安装包未通过核验;其内容均未使用。</translation>
    </message>
    <message>
        <source>The change was saved as draft {plan}; the plan before it is kept.</source>
        <translation>改动已存为草案 {plan};原计划保留。</translation>
    </message>
    <message>
        <source>The circle has not been computed yet.</source>
        <translation>尚未计算半小时圈。</translation>
    </message>
    <message>
        <source>The command leaves the workspace as it is.</source>
        <translation>该命令不改动工作区。</translation>
    </message>
    <message>
        <source>The command writes into the workspace; if it is cancelled, the workspace is left unchanged.</source>
        <translation>该命令会写入工作区;若被取消,工作区保持不变。</translation>
    </message>
    <message>
        <source>The engine could not start: {problem}</source>
        <translation>引擎无法启动:{problem}</translation>
    </message>
    <message>
        <source>The engine does not start with this Python.</source>
        <translation>引擎无法用此 Python 启动。</translation>
    </message>
    <message>
        <source>The engine ended again and again; its log says why.</source>
        <translation>引擎反复退出;原因见其日志。</translation>
    </message>
    <message>
        <source>The engine ended before it had answered; its log says why.</source>
        <translation>引擎在应答之前退出;原因见其日志。</translation>
    </message>
    <message>
        <source>The engine ended before it had answered; the workspace is whole.</source>
        <translation>引擎在应答之前退出;工作区完好。</translation>
    </message>
    <message>
        <source>The engine ended unexpectedly and is being restarted; the workspace is whole. Run the last command again.</source>
        <translation>引擎意外退出,正在重新启动;工作区完好。请重新执行上一个命令。</translation>
    </message>
    <message>
        <source>The engine has not answered; your edits are kept. Save them again.</source>
        <translation>引擎没有应答;您的编辑仍保留,请再次保存。</translation>
    </message>
    <message>
        <source>The engine is set up.</source>
        <translation>引擎已设置好。</translation>
    </message>
    <message>
        <source>The engine is working or off; your edits are kept. Save them again when it is ready.</source>
        <translation>引擎正忙或未启动;您的编辑仍保留,请待其就绪后再保存。</translation>
    </message>
    <message>
        <source>The engine speaks protocol {found}, the plugin {known}; set the engine up again.</source>
        <translation>引擎使用协议 {found},插件使用 {known};请重新设置引擎。</translation>
    </message>
    <message>
        <source>The engine uses {path} from now on.</source>
        <translation>引擎今后使用 {path}。</translation>
    </message>
    <message>
        <source>The environment could not be made.</source>
        <translation>环境未能建立。</translation>
    </message>
    <message>
        <source>The environment could not be put in place.</source>
        <translation>环境未能启用。</translation>
    </message>
    <message>
        <source>The interpreter {path} chosen in the options does not exist.</source>
        <translation>选项中所选的解释器 {path} 不存在。</translation>
    </message>
    <message>
        <source>The least that would help:</source>
        <translation>最小的放宽办法:</translation>
    </message>
    <message>
        <source>The packages could not be installed; the log says why.</source>
        <translation>依赖包未能安装;原因见日志。</translation>
    </message>
    <message>
        <source>The plan becomes the plan of {day}; the one published before is kept as superseded.</source>
        <translation>该计划将成为 {day} 的计划;先前发布的计划保留为已作废。</translation>
    </message>
    <message>
        <source>The plan holds</source>
        <translation>计划成立</translation>
    </message>
    <message>
        <source>The plan that all pages and the map show</source>
        <translation>各页面和地图显示的计划</translation>
    </message>
    <message>
        <source>The project shows the workspace {name}.</source>
        <translation>该工程显示工作区 {name}。</translation>
    </message>
    <message>
        <source>The road is closed up to its next junctions. Plans made from now on keep to it.</source>
        <translation>封闭至两端路口。此后编制的计划将绕开该路段。</translation>
    </message>
    <message>
        <source>The rows to correct are in {name}; correct them there and import that file.</source>
        <translation>待更正的行在 {name};请在其中更正后导入该文件。</translation>
    </message>
    <message>
        <source>The settings have changed what the half-hour circle is computed by; compute it again on the page Circle.</source>
        <translation>响应圈所依据的设置已修改;请在“响应圈”页重新计算。</translation>
    </message>
    <message>
        <source>The witness said {digits}</source>
        <translation>见证人数字:{digits}</translation>
    </message>
    <message>
        <source>The workspace cannot be read: {problem}</source>
        <translation>无法读取工作区:{problem}</translation>
    </message>
    <message>
        <source>The workspace was changed outside this window: {what}.</source>
        <translation>工作区在本窗口之外被更改:{what}。</translation>
    </message>
    <message>
        <source>The workspace was closed.</source>
        <translation>工作区已关闭。</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>乙方</translation>
    </message>
    <message>
        <source>There is no Python {path}; choose one.</source>
        <translation>没有 Python {path};请选择一个。</translation>
    </message>
    <message>
        <source>There is no plan to show.</source>
        <translation>没有可显示的计划。</translation>
    </message>
    <message>
        <source>There is no plan yet; crews are ranked from where a plan has them.</source>
        <translation>尚无计划;小组须按计划中的位置排序。</translation>
    </message>
    <message>
        <source>There:</source>
        <translation>在场:</translation>
    </message>
    <message>
        <source>This Python cannot be used: it must be 3.11 or newer and have the modules venv and ensurepip (Debian: package python3-venv).</source>
        <translation>此 Python 不可用:须为 3.11 或更新版本,并带有 venv 和 ensurepip 模块(Debian 系统:安装 python3-venv 包)。</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Town in reach</source>
        <translation>可达乡镇</translation>
    </message>
    <message>
        <source>Town out of reach</source>
        <translation>不可达乡镇</translation>
    </message>
    <message>
        <source>Towns and enterprises by reach</source>
        <translation>乡镇与企业的可达情况</translation>
    </message>
    <message>
        <source>Township or park</source>
        <translation>乡镇街道园区</translation>
    </message>
    <message>
        <source>Townships and parks</source>
        <translation>乡镇街道园区</translation>
    </message>
    <message>
        <source>Townships and parks outside</source>
        <translation>圈外乡镇街道园区</translation>
    </message>
    <message>
        <source>Trying a change</source>
        <translation>正在试改</translation>
    </message>
    <message>
        <source>Trying the change …</source>
        <translation>正在试改……</translation>
    </message>
    <message>
        <source>Trying the engine</source>
        <translation>正在试运行引擎</translation>
    </message>
    <message>
        <source>Trying the packages</source>
        <translation>正在试用依赖包</translation>
    </message>
    <message>
        <source>Undo the last import</source>
        <translation>撤销上次导入</translation>
    </message>
    <message>
        <source>Undoing the last import</source>
        <translation>正在撤销上次导入</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Use an interpreter that has everything …</source>
        <translation>使用已齐备的解释器……</translation>
    </message>
    <message>
        <source>Use the best so far</source>
        <translation>采用目前最好的方案</translation>
    </message>
    <message>
        <source>Use the line that is selected in the active layer, an official or traced one, in place of the outlines</source>
        <translation>以当前图层中选中的线(官方或描绘的界线)代替区县边界</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Visit earlier</source>
        <translation>提前检查</translation>
    </message>
    <message>
        <source>Visit later</source>
        <translation>推后检查</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>检查家数</translation>
    </message>
    <message>
        <source>Visits pinned by hand in the day's newest plan keep their crew and time</source>
        <translation>当日最新计划中人工固定的检查,保持其小组与时间不变</translation>
    </message>
    <message>
        <source>Waiting for the engine …</source>
        <translation>正在等待引擎……</translation>
    </message>
    <message>
        <source>Weigh …</source>
        <translation>权衡……</translation>
    </message>
    <message>
        <source>Weighing plans of {day}</source>
        <translation>正在为 {day} 编制权衡计划</translation>
    </message>
    <message>
        <source>What</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>What is inside</source>
        <translation>区内情况</translation>
    </message>
    <message>
        <source>What is there? (click a stop, crew, township …)</source>
        <translation>这是什么?(点击停靠点、小组、乡镇……)</translation>
    </message>
    <message>
        <source>Wheel bundle</source>
        <translation>依赖包离线安装包</translation>
    </message>
    <message>
        <source>When the zone is saved, list beside it what taking whole parks, roads and waters would add</source>
        <translation>保存时另列整体纳入园区、道路、水域会增加的地面</translation>
    </message>
    <message>
        <source>Where the later of both sides is there soonest:</source>
        <translation>双方都到齐最快的地点:</translation>
    </message>
    <message>
        <source>Who can be there</source>
        <translation>谁能到场</translation>
    </message>
    <message>
        <source>Who can be there?</source>
        <translation>谁能到场?</translation>
    </message>
    <message>
        <source>Who is out of reach, and when</source>
        <translation>何处何时不可达</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why it is due:</source>
        <translation>应查原因:</translation>
    </message>
    <message>
        <source>Why it is not visited</source>
        <translation>未安排原因</translation>
    </message>
    <message>
        <source>Why {name} is out of reach</source>
        <translation>{name} 为何不可达</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>Workspace and demo</source>
        <translation>工作区与演示</translation>
    </message>
    <message>
        <source>Worst %</source>
        <translation>最低 %</translation>
    </message>
    <message>
        <source>Would break</source>
        <translation>将违反</translation>
    </message>
    <message>
        <source>Write map, coordinates, areas and enterprise lists into a folder beside the workspace</source>
        <translation>把图、坐标、面积和企业名单写入工作区旁的文件夹</translation>
    </message>
    <message>
        <source>Write the record sheet to print and sign</source>
        <translation>导出可打印签字的记录单</translation>
    </message>
    <message>
        <source>Write the record, which anybody can verify</source>
        <translation>导出任何人都可验证的记录</translation>
    </message>
    <message>
        <source>Write the routes as GPX and KML for navigation</source>
        <translation>将路线写成导航用的 GPX 和 KML 文件</translation>
    </message>
    <message>
        <source>Writes a QGIS project, with styles, that opens without this plugin.</source>
        <translation>写出带样式的 QGIS 工程,无需本插件即可打开。</translation>
    </message>
    <message>
        <source>Writes tables of a workspace into a workbook or a GeoPackage that can be imported again unchanged.</source>
        <translation>将工作区的数据表写成工作簿或 GeoPackage,可原样再次导入。</translation>
    </message>
    <message>
        <source>Writes the day of a plan as a film in one HTML file that opens without a network: crews move over the map, towns out of reach turn red. Beside it runs another plan of the day, or one made now for least driving alone.</source>
        <translation>把计划的一天写成无需网络即可打开的单个 HTML 动态演示:小组在地图上移动,无法按时到达的乡镇变红。旁边可并排演示当日另一个计划,或即时编制的“行驶最少”计划。</translation>
    </message>
    <message>
        <source>Writes the situation as one HTML file that opens without a network.</source>
        <translation>将态势写成一个无需网络即可打开的 HTML 文件。</translation>
    </message>
    <message>
        <source>Writes two folders: one for us with map, coordinates, areas and an enterprise workbook per side, one for the neighbour without anything of our internal layers. Two provinces on one sheet bring the stamp of an internal working map, unless a map review number is given.</source>
        <translation>写出两个文件夹:一个自用,含图、坐标、面积和双方企业名单;一个给对方,不含我方任何内部图层。两省同图时印内部工作用图字样,除非填写了审图号。</translation>
    </message>
    <message>
        <source>Writing the appendix</source>
        <translation>正在生成附件</translation>
    </message>
    <message>
        <source>Writing the routes</source>
        <translation>正在写出路线</translation>
    </message>
    <message>
        <source>Written as</source>
        <translation>书写形式</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>联合区</translation>
    </message>
    <message>
        <source>about complainants, never read: {columns}</source>
        <translation>涉及举报人,不读入:{columns}</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>all at home</source>
        <translation>全员在队</translation>
    </message>
    <message>
        <source>already closed</source>
        <translation>已封闭</translation>
    </message>
    <message>
        <source>as QGIS</source>
        <translation>与 QGIS 相同</translation>
    </message>
    <message>
        <source>as last time</source>
        <translation>与上次相同</translation>
    </message>
    <message>
        <source>at the squad</source>
        <translation>在队</translation>
    </message>
    <message>
        <source>begins {start}, ends {end}</source>
        <translation>{start} 开始,{end} 结束</translation>
    </message>
    <message>
        <source>below the floor {before} → {after} min</source>
        <translation>低于底线 {before} → {after} 分钟</translation>
    </message>
    <message>
        <source>beyond &gt; 35</source>
        <translation>超时 &gt; 35</translation>
    </message>
    <message>
        <source>borderline 25–35</source>
        <translation>临界 25–35</translation>
    </message>
    <message>
        <source>by its name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>by its spelling</source>
        <translation>按相近写法</translation>
    </message>
    <message>
        <source>campaign</source>
        <translation>专项检查</translation>
    </message>
    <message>
        <source>can be broken off within {minutes} min</source>
        <translation>可在 {minutes} 分钟内中断</translation>
    </message>
    <message>
        <source>cannot be broken off</source>
        <translation>不可中断</translation>
    </message>
    <message>
        <source>cannot be told</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>case</source>
        <translation>个案检查</translation>
    </message>
    <message>
        <source>certain ≤ 25</source>
        <translation>确定 ≤ 25</translation>
    </message>
    <message>
        <source>chosen in the options</source>
        <translation>在选项中选定</translation>
    </message>
    <message>
        <source>committed</source>
        <translation>已承诺</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>damaged or unfinished; set it up again</source>
        <translation>损坏或未完成;请重新安装</translation>
    </message>
    <message>
        <source>degrees</source>
        <translation>度</translation>
    </message>
    <message>
        <source>degrees × 10⁶</source>
        <translation>度×10⁶</translation>
    </message>
    <message>
        <source>degrees, the other way round</source>
        <translation>度,经纬度填反</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草案</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>已抽取</translation>
    </message>
    <message>
        <source>due</source>
        <translation>应查期限</translation>
    </message>
    <message>
        <source>e.g. agreed at the morning meeting</source>
        <translation>例如:早会商定</translation>
    </message>
    <message>
        <source>e.g. flood, road works</source>
        <translation>如积水、施工</translation>
    </message>
    <message>
        <source>encoding {encoding}</source>
        <translation>编码 {encoding}</translation>
    </message>
    <message>
        <source>extensions</source>
        <translation>扩展</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>flat ends</source>
        <translation>平头</translation>
    </message>
    <message>
        <source>floor</source>
        <translation>底线</translation>
    </message>
    <message>
        <source>found by itself</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>if agreed</source>
        <translation>经商定</translation>
    </message>
    <message>
        <source>inside</source>
        <translation>圈内</translation>
    </message>
    <message>
        <source>inspecting</source>
        <translation>巡查</translation>
    </message>
    <message>
        <source>it may as well be: {tables}</source>
        <translation>也可能是:{tables}</translation>
    </message>
    <message>
        <source>keeps the city's floor</source>
        <translation>始终守住本市底线</translation>
    </message>
    <message>
        <source>km</source>
        <translation>千米</translation>
    </message>
    <message>
        <source>least {before} → {after} % (at {time})</source>
        <translation>最低 {before} → {after} %({time})</translation>
    </message>
    <message>
        <source>lon,lat or a name; or click on the map →</source>
        <translation>经度,纬度或名称;或点击地图 →</translation>
    </message>
    <message>
        <source>longer out of reach: {units}</source>
        <translation>不可达时间变长:{units}</translation>
    </message>
    <message>
        <source>lunch</source>
        <translation>午餐</translation>
    </message>
    <message>
        <source>m</source>
        <translation>米</translation>
    </message>
    <message>
        <source>made for another version of the plugin; repair it</source>
        <translation>是为插件的另一版本建立的;请修复</translation>
    </message>
    <message>
        <source>mandatory</source>
        <translation>必查</translation>
    </message>
    <message>
        <source>means nothing here</source>
        <translation>与本表无关</translation>
    </message>
    <message>
        <source>metres</source>
        <translation>米</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>no authority</source>
        <translation>无管辖权</translation>
    </message>
    <message>
        <source>no file chosen</source>
        <translation>尚未选择文件</translation>
    </message>
    <message>
        <source>no plan chosen</source>
        <translation>未选择计划</translation>
    </message>
    <message>
        <source>no workspace is open</source>
        <translation>没有打开的工作区</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>none loaded</source>
        <translation>未加载</translation>
    </message>
    <message>
        <source>none yet, and no roster</source>
        <translation>尚无,也没有排班</translation>
    </message>
    <message>
        <source>none yet; the roster runs from {first} to {last}</source>
        <translation>尚无;排班自 {first} 至 {last}</translation>
    </message>
    <message>
        <source>not made yet</source>
        <translation>尚未建立</translation>
    </message>
    <message>
        <source>not understood</source>
        <translation>不能识别</translation>
    </message>
    <message>
        <source>nothing; a day can be planned</source>
        <translation>不缺,可以编制计划</translation>
    </message>
    <message>
        <source>off; it starts with a workspace</source>
        <translation>未运行;打开工作区时启动</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>圈外</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>已安排</translation>
    </message>
    <message>
        <source>published</source>
        <translation>已发布</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>round ends</source>
        <translation>圆头</translation>
    </message>
    <message>
        <source>routine</source>
        <translation>日常检查</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>已封存</translation>
    </message>
    <message>
        <source>selected line</source>
        <translation>选中的线</translation>
    </message>
    <message>
        <source>stand-by</source>
        <translation>备勤</translation>
    </message>
    <message>
        <source>starting …</source>
        <translation>正在启动……</translation>
    </message>
    <message>
        <source>stopping …</source>
        <translation>正在停止……</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>the checkout's environment</source>
        <translation>源代码目录中的环境</translation>
    </message>
    <message>
        <source>the environment in the QGIS profile</source>
        <translation>QGIS 配置目录中的环境</translation>
    </message>
    <message>
        <source>titles, notes and sums left out: rows {rows}</source>
        <translation>略过的标题、注释和合计:第 {rows} 行</translation>
    </message>
    <message>
        <source>told by the headers</source>
        <translation>按表头判断</translation>
    </message>
    <message>
        <source>told row by row</source>
        <translation>逐行判断</translation>
    </message>
    <message>
        <source>too late</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>townships</source>
        <translation>乡镇</translation>
    </message>
    <message>
        <source>unclear: please choose</source>
        <translation>不明确:请选择</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>不可达</translation>
    </message>
    <message>
        <source>until it is lifted</source>
        <translation>直至解除</translation>
    </message>
    <message>
        <source>visit</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>without water</source>
        <translation>剔除水域</translation>
    </message>
    <message>
        <source>working …</source>
        <translation>正在工作……</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>your decision</source>
        <translation>您的指定</translation>
    </message>
    <message>
        <source>zero</source>
        <translation>零</translation>
    </message>
    <message>
        <source>{closure}: {reason}

Open this road again?</source>
        <translation>{closure}:{reason}

恢复该路段通行?</translation>
    </message>
    <message>
        <source>{count} enterprises drawn, each with two officers but for {without}</source>
        <translation>共抽出 {count} 家企业,其中 {without} 家未能配到两名人员</translation>
    </message>
    <message>
        <source>{count} min below the city's floor</source>
        <translation>有 {count} 分钟低于本市底线</translation>
    </message>
    <message>
        <source>{count}, days {first} to {last}</source>
        <translation>{count} 份,{first} 至 {last}</translation>
    </message>
    <message>
        <source>{crews} crews make {served} of {visits} visits ({must} of {musts} mandatory) in {drive} min at the wheel, {km} km. Coverage {mean} % on average, least {worst} % at {at}; all at home: {static} %.</source>
        <translation>{crews} 个小组完成 {visits} 家中的 {served} 家(必查 {musts} 家中的 {must} 家),行驶 {drive} 分钟、{km} 千米。平均覆盖率 {mean} %,{at} 最低 {worst} %;全员在队时:{static} %。</translation>
    </message>
    <message>
        <source>{crew}: {before} → {after} min at the wheel</source>
        <translation>{crew}:行驶 {before} → {after} 分钟</translation>
    </message>
    <message>
        <source>{district}, plan {plan}: {count} can lawfully be there in time.</source>
        <translation>{district},计划 {plan}:{count} 个可依法及时到场。</translation>
    </message>
    <message>
        <source>{donor} inspects {target}</source>
        <translation>{donor} 检查 {target}</translation>
    </message>
    <message>
        <source>{enterprises} enterprises, {squads} squads, {units} townships and parks, {officers} officers</source>
        <translation>企业 {enterprises} 家,中队 {squads} 个,乡镇街道园区 {units} 个,执法人员 {officers} 名</translation>
    </message>
    <message>
        <source>{inside} of {total} townships and parks have a lawful squad on the spot within the half hour ({share} % of the weight).</source>
        <translation>{total} 个乡镇街道园区中有 {inside} 个能在半小时内有一个有管辖权的中队到场(占权重的 {share} %)。</translation>
    </message>
    <message>
        <source>{links} links, {km} km; real times = free-flow × {factor}</source>
        <translation>{links} 段,{km} 千米;实际时间 = 自由流时间 × {factor}</translation>
    </message>
    <message>
        <source>{mission}: {target} is inspected by {members}; head {head}. Names and certificates are on the sheet.</source>
        <translation>{mission}:{target} 由 {members} 检查,组长 {head}。姓名与证号见记录单。</translation>
    </message>
    <message>
        <source>{name} ({minutes} min)</source>
        <translation>{name}({minutes} 分钟)</translation>
    </message>
    <message>
        <source>{name} cannot be read: {value}</source>
        <translation>无法读取 {name}:{value}</translation>
    </message>
    <message>
        <source>{name} is within reach all day.</source>
        <translation>{name} 全天可达。</translation>
    </message>
    <message>
        <source>{name} ran out on {day}; its joint zone is not in force.</source>
        <translation>{name}已于 {day} 到期;联合执法区未生效。</translation>
    </message>
    <message>
        <source>{name} runs out in {days} days, on {day}.</source>
        <translation>{name}将在 {days} 天后({day})到期。</translation>
    </message>
    <message>
        <source>{name} was written.</source>
        <translation>已写出 {name}。</translation>
    </message>
    <message>
        <source>{name}: {number} drawn of {eligible} that could be ({size} in the class)</source>
        <translation>{name}:从可抽的 {eligible} 家中抽出 {number} 家(该类共 {size} 家)</translation>
    </message>
    <message>
        <source>{new} new, {changed} changed, {same} unchanged; {gone} rows of the workspace are not in the file; {set_aside} rows have errors and would be set aside, {doubtful} have doubts.</source>
        <translation>新增 {new} 行,变更 {changed} 行,不变 {same} 行;工作区中有 {gone} 行不在文件里;{set_aside} 行有错误将暂存,{doubtful} 行存疑。</translation>
    </message>
    <message>
        <source>{path} could not be started.</source>
        <translation>{path} 无法启动。</translation>
    </message>
    <message>
        <source>{side}: {count} enterprises inside; first squad {squad}, {minutes} min.</source>
        <translation>{side}:区内企业 {count} 家;最先到达 {squad},{minutes} 分钟。</translation>
    </message>
    <message>
        <source>{table}; header in row {row}</source>
        <translation>{table};表头在第 {row} 行</translation>
    </message>
    <message>
        <source>{time}: {covered} % planned, {static} % with all at home</source>
        <translation>{time}:按计划 {covered} %,全员在队 {static} %</translation>
    </message>
    <message>
        <source>{what} written.</source>
        <translation>{what}已导出。</translation>
    </message>
    <message>
        <source>χ² (freedom)</source>
        <translation>χ²(自由度)</translation>
    </message>
    <message>
        <source>“{text}” is neither lon,lat nor a known name.</source>
        <translation>“{text}”既不是经度,纬度,也不是已知的名称。</translation>
    </message>
    <message>
        <source>■ red</source>
        <translation>■ 红码</translation>
    </message>
    <message>
        <source>▲ yellow</source>
        <translation>▲ 黄码</translation>
    </message>
    <message>
        <source>○ not coded</source>
        <translation>○ 未赋码</translation>
    </message>
    <message>
        <source>● green</source>
        <translation>● 绿码</translation>
    </message>
</context>
</TS>
