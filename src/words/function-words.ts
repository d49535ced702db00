/**
 * By the code of the language, words of closed classes that the package stopword leaves out: conjunctions, adverbs of order and degree, pronouns,
 * numbers, and forms of to be, to have and to do. They part phrases; none names anything.
 */
export const FUNCTION_WORDS = {
  de: `anhand mittels bzw abhängig andererseits anschließend aufgrund ausgehend ausschließlich außerhalb beider
    bestehend bestimmte bestimmten bevor bezüglich bisherige bisherigen bislang darstellen demnach dennoch
    derartige derzeit desto ebenfalls eher einerseits einfach einschließlich einzelne einzelnen einzelner
    entlang entsprechend entsprechende entsprechenden erneut erstmals falls fast folgenden folglich geeignet
    geeignete gegenwärtig gemäß gemeinsam gering geringe genau gilt gleiche gleichen gleichzeitig größere
    größten grundsätzlich guten häufig häufige häufiger häufigste halb hauptsächlich hierbei hierdurch hierfür
    hierzu hingegen hinaus hinsichtlich hohe hohem hohen hoher höher höhere höheren infolge inklusive innerhalb
    insbesondere insgesamt inwiefern inwieweit inzwischen jeweils jeweilige jeweiligen klein knapp künftig kurze
    laut lediglich letzte letzten letztlich mehrere mehreren mehrerer meist meisten meistens mindestens mithilfe
    mittlerweile mögliche möglichen möglichst nachfolgend nahe nahezu nämlich niedrig niedrige notwendig
    oberhalb obwohl öfter pro sämtliche schließlich selten signifikant sobald sodass sofern sogar solch somit
    sowohl spät stark starke stärker stattdessen stets teils teilweise trotz überwiegend üblich übrigen umso
    unabhängig unterhalb unterschiedlich unterschiedliche unterschiedlichen unterschiedlicher unverändert
    verschieden verschiedener vergleichsweise vieler vielmehr vollständig voll vorher vorhanden vorliegend
    vorliegende vorliegenden vorwiegend weder weiterer weiterhin wenigen wichtig wichtige wichtigste wider
    wiederum wobei wodurch womit ziemlich zudem zufolge zuletzt zumeist zumindest zunehmend zusätzlich
    zusätzliche zuvor zwecks erhält erhalten ergab ergaben ergibt führt führte führten liegt lag lagen zeigte
    zeigten erfolgt erfolgte wirkt wirkte wirken stehen stellt stellen befragten befragt untersucht untersuchten
    untersuchen vergleicht vergleichen verglichen prüft fragt erläutert diskutiert beschreibt beschrieben
    dargestellt vorgestellt bietet bieten lässt lassen bleibt bleiben`,
  fr: `aussi alors après avant bien car ceux celle celles celui cependant certain certaine certaines certains chacun
    chacune chaque chez comme comment contre depuis désormais donc dont durant elles encore enfin ensuite faut fois
    jusque laquelle lequel lesquelles lesquels lors lorsque malgré mieux moins néanmoins ni notamment outre parce
    parfois parmi pendant peu plupart plus plutôt pourquoi presque puis puisque quand quatre quant quelque quelques
    rarement selon si sinon souvent sous tant tandis tel telle telles tels toujours tous tout toute toutes toutefois
    très trop vers via voire peut peuvent ainsi afin deux trois plusieurs également entre`,
  es: `además ahora algún alguna algunas algunos ambas ambos antes aquel aquella aquellos así aún aunque bajo bastante
    cada casi cualquier cuya cuyas cuyo cuyos dado deben debe después dentro dicha dicho dichos ellas ellos embargo
    entonces entre era eran es esa esas esos está están estas estos este fue fueron gran ha había han hacia hace hacen
    haber incluso junto les luego mayor mediante menor menos mientras mismo misma mismos mucha muchas mucho muchos mejor
    ninguna ninguno nunca nuestra nuestro otra otras otros pues según ser será sería siempre sido siendo sino son sólo
    tal tales tanto tan toda todas todavía todo todos tras tres tuvo unas unos varias varios vez veces e puede pueden
    dos`,
  pt: `ainda além alguma algumas algum alguns ambas ambos antes apenas após assim bem cada cerca cuja cujas cujo cujos
    desde deve devem durante enquanto era eram estão foi foram for grande há houve maior mediante melhor menos mesma
    nenhum nenhuma onde outra outras outro outros pois porém porque pouco quanto sendo ser será sido sob sobre são tal
    tais tanto tão tem ter toda todas todo todos três uns vez vezes pode podem dois`,
  it: `alcuna alcune alcuni ancora attraverso bene cioè ciascuna ciascuno circa così cosa dopo dunque durante ecco essa
    esse essi esso fra già infine infatti inoltre insieme invece meno mentre meglio mediante molta molte molti molto
    nessun nessuna nonché ogni ognuno oltre oppure ora ossia perciò però poco poi presso prima proprio qualche quindi
    secondo sempre senza solo soprattutto sotto stata state stati stato stesso tale tali tanto troppo verso viene
    vengono entrambi può possono due tre`,
  nl: `alleen anders behalve beide binnen bijvoorbeeld bovendien daarbij daarna daarom daarnaast drie echter elk elke
    enige enkele evenals gedurende gehele hierbij hierdoor hoewel indien juist langs later minder moeten naast namelijk
    nadat omtrent onder onderling opnieuw rond samen sinds slechts steeds tenslotte terwijl tijdens tussen uitsluitend
    vaak vanaf vanuit vele verder verschillend via volgens voordat vooral waarbij waardoor waarin waarvan wanneer welke
    zoals zowel zullen twee
    achter alle ander bijna boven buiten daardoor daarmee daarvan den eerder eerst eerste eigen eraan ertoe
    gemiddeld genoeg goed goede groot grote groter hadden hen hogere hoog hoge ieder iedere konden laag laatste
    lage lagere lang lange maken mag meerdere meest meestal minste mogelijk net nieuw nooit onze snel snelle
    soms sommige staat sterk sterke ten ter toe vaker vier vijf vinden waar waarmee waarop weer weinig werden
    willen wordt zeer zouden blijkt bleek bleken toont tonen toonde onderzocht onderzoekt vergeleken vergelijken
    gevonden geeft geven leidt leidde`,
  ru: `благодаря будут вместе время всей всем весь данная данной данного должен должна должны затем здесь именно
    иначе иных каждая каждого каждой каждый какие которая которого которое которой которые который которых кроме любой
    менее наиболее нами наших наш наша необходимо несколько однако одна одной около очень поэтому само самая самых самый
    свои своей своих своего согласно также такая такие таких такое твой три хотя часто чаще эта этих является являются
    могут два несет несут ведет ведут дает дают имеет имеют служит служат состоит зависит зависят требует требуют
    позволяет позволяют лежит лежат влечет остается остаются становится обусловлен обусловлена связан связана связано
    связаны раньше часто медленно быстро лишь либо нежели помимо относительно вследствие посредством путем числе
    результате целью виде`,
  zh: `不仅 不但 之一 之间 之后 之前 以及 以期 从而 以便 但是 全部 其中 其他 其它 具体 分别 同时 同样 因此 因而 如何 尤其 尽管 已经 并且 当前 很多 所以 所有 无论 更加 最后 最高 最低 根据 此外
    没有 然而 特别 由于 相比 笔者 第一 第二 第三 结合 经过 而且 虽然 近年 近年来 还是 通常 针对 随着 非常 首先 一定 一些 一般 几种 两种 三种 各种 各类 多种`,
  ja: `及び 又は 並びに ならびに 若しくは もしくは すなわち そこで なぜなら 但し`,
} satisfies Readonly<Record<string, string>>;
