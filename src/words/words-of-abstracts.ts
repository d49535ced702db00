/** Words of abstracts by the code of the language, English apart: every paper has them, whatever it is about. */
export const WORDS_OF_ABSTRACTS = {
  de: `arbeit beitrag studie untersuchung ergebnis ergebnisse methode methoden ansatz analyse verfahren ziel zeigen zeigt
    gezeigt basierend verschiedene neue neuer neuen aufsatz artikel bericht anteil zahl anzahl fünftel viertel drittel
    hälfte prozent jahr jahre jahren jahres monat monate monaten beispiel rahmen hintergrund einfluss auswirkung
    auswirkungen zusammenhang bedeutung rolle möglichkeit möglichkeiten grundlage unterschied unterschiede
    unterschieden vergleich einsatz verwendung problem probleme lösung lösungen frage fragen fälle fällen grund gründe
    folge folgen schlussfolgerung schlussfolgerungen diskussion forschung untersuchungen studien beiträge aufsätze
    autor autoren autorin thema themen aspekt aspekte bereich bereiche ansätze analysen literatur stichprobe
    fragebogen fragebögen interview interviews hypothese hypothesen perspektive perspektiven notwendigkeit umfang
    hinblick hinsicht sicht blick weise form formen art ziele zweck zwecke befund befunde erkenntnis erkenntnisse
    überblick darstellung betrachtung verbesserung erhöhung zunahme abnahme verlauf zeitraum beginn ende teil teile
    faktor faktoren woche wochen kriterium kriterien antwort antworten vorteil vorteile basis wahl versuch versuche
    anforderung anforderungen`,
  fr: `étude étudier étudions article travail travaux résultat résultats méthode méthodes approche approches analyse
    système systèmes objectif but proposons présentons montrons décrivons proposer présenter montrer montre permet
    permettre permettant utiliser utilisant utilisation basé basée fondé fondée différents différentes nouveau
    nouvelle nouveaux partir vers outil outils aide cadre fait faire moyen sein apport apports problématique cas type
    types ensemble perspective perspectives performance performances développement développements expérimentation
    expérimentations expérience expériences comparaison mise œuvre rôle effet effets impact facteur facteurs question
    questions problème problèmes solution solutions exemple exemples étape étapes analyses indispensable nécessaire
    nécessaires possible possibles important importante importants importantes principal principale principaux
    disponible disponibles spécifique spécifiques existant existants existante existantes efficace efficaces
    conclusion discussion contexte évolution conséquences caractéristiques recherche recherches auteur auteurs autrice
    année années mois semaines thème thèmes manière façon échantillon questionnaire questionnaires entretien
    entretiens hypothèse hypothèses réflexion réflexions proposition propositions littérature nombre pourcentage
    différence différences niveau niveaux finalité buts méthodologie concept concepts compréhension importance
    présence nécessité lumière partie parties aspect aspects élément éléments champ domaine domaines enquête enquêtes
    contribution contributions amélioration augmentation diminution description réduction traite traitent compare
    comparent comparons comparé appliqué applique proposé proposée proposées proposés réalisée conduit conduite décrit
    décrite décrits mis haut haute hauts hautes élevé élevée élevés élevées faible faibles fort forte grand grande
    grands grandes petit petite petits petites récent récente récents récentes fréquent fréquente croissant supérieur
    supérieure inférieur particulier particulière divers diverses positif complexe complexes actuel actuelle actuels
    futur futurs long bref obtenu obtenue obtenus obtenues avantage avantages inconvénients base bases choix réponse
    réponses portent porte intégration repérer critère critères adaptation demande demandes`,
  es: `estudio artículo trabajo resultado resultados método métodos enfoque análisis sistema objetivo presenta
    presentamos propone proponemos muestra mostrar permite utilizando basado basada diferentes nuevo nueva partir
    través efecto efectos factor factores problema problemas solución soluciones ejemplo papel impacto relación
    conclusión conclusiones discusión contexto necesario necesaria posible posibles importante importantes principal
    principales disponible disponibles específico específica evaluación uso estudios trabajos artículos investigación
    investigaciones año años mes meses semanas autor autores autora tema temas caso casos forma formas manera modo
    medio muestras cuestionario cuestionarios encuesta encuestas entrevista entrevistas hipótesis perspectiva
    perspectivas contribución contribuciones necesidad importancia presencia propósito finalidad reflexión reflexiones
    propuesta propuestas literatura revisión número porcentaje aspecto aspectos elemento elementos ámbito ámbitos
    ensayo metodología enfoques concepto conceptos comprensión variable variables diferencia diferencias nivel niveles
    objetivos aumento reducción mejora trata tratan compara comparan compararon comparamos aplica aplican aplicaron
    aplicó obtuvo obtuvieron encontró evidencia evidencias muestran demuestran encuentra encuentran propuesto hizo
    hicieron hecho visto puesto descrito expuesto parte partes cuarta tercio mitad alto alta altos altas bajo baja
    bajos bajas elevado elevada amplio amplia grande grandes pequeño pequeña pequeños pequeñas reciente recientes
    frecuente frecuentes creciente mayores menores superior superiores inferior particular particulares diverso
    diversa diversos diversas eficaz eficaces positivo positiva complejo compleja actual actuales futuro futuros largo
    breve eficacia criterio criterios experimento experimentos respuesta respuestas ventaja ventajas base bases
    elección concluye concluyen constituye constituyen contribuye contribuyen incluye incluyen influye influyen
    disminuye sugiere sugieren requiere requieren contiene contienen obtiene obtienen sostiene permitió`,
  pt: `estudo artigo trabalho resultado resultados método métodos abordagem análise sistema objetivo apresenta
    apresentamos propõe mostra permite utilizando baseado baseada diferentes novo nova partir através efeito efeitos
    fator fatores problema problemas solução soluções exemplo papel impacto relação conclusão conclusões discussão
    contexto necessário necessária possível possíveis importante importantes principal principais disponível
    disponíveis específico específica avaliação uso estudos trabalhos pesquisa pesquisas ano anos mês meses semanas
    autor autores autora tema temas caso casos forma formas maneira modo meio amostra amostras questionário
    questionários entrevista entrevistas hipótese hipóteses perspectiva perspectivas contribuição contribuições
    necessidade importância presença finalidade reflexão reflexões proposta propostas literatura revisão número
    percentual aspecto aspectos elemento elementos âmbito ensaio metodologia abordagens conceito conceitos compreensão
    variáveis diferença diferenças nível níveis objetivos aumento redução melhoria coletados coletadas trata tratase
    compara comparam comparou aplica aplicou aplicouse obteve obtiveram houve mostram feito feita visto descrito
    exposto parte partes metade ótica luz cerne base bases alto alta altos altas baixo baixa baixos baixas elevado
    elevada amplo ampla grande grandes pequeno pequena pequenos pequenas recente recentes frequente frequentes
    crescente maiores menores superior superiores inferior particular particulares diverso diversa diversos diversas
    eficaz eficazes positivo positiva complexo complexa atual atuais futuro futuros longo breve vulneráveis aplicase
    boa bom poucos poucas muitos muitas critério critérios experimento experimentos resposta respostas vantagem
    vantagens escolha conclui concluem constitui constituem contribui contribuem inclui incluem influi possui possuem
    diminui sugere sugerem reflete refletem propõem mantém contém obtém`,
  it: `studio articolo lavoro risultato risultati metodo metodi approccio analisi sistema obiettivo presenta presentiamo
    propone proponiamo mostra permette utilizzando basato basata diversi nuovo nuova effetto effetti fattore fattori
    problema problemi soluzione soluzioni esempio ruolo impatto relazione conclusione conclusioni discussione contesto
    necessario necessaria possibile possibili importante importanti principale principali disponibile disponibili
    specifico specifica valutazione uso studi lavori articoli ricerca ricerche indagine indagini contributo contributi
    saggio saggi autore autrice autori tema temi caso casi anno anni mese mesi settimane modo modi modalità forma
    forme aspetto aspetti elemento elementi ambito ambiti campione questionario questionari intervista interviste
    ipotesi prospettiva prospettive riflessione riflessioni proposta proposte letteratura revisione numero percentuale
    differenza differenze livello livelli finalità scopo scopi obiettivi approcci metodologia metodologie concetto
    concetti comprensione importanza presenza necessità esigenza quadro luce linea linee parte parti esito esiti fine
    utilizzo impiego aumento riduzione miglioramento confronto ruoli esempi distinzione disamina panoramica tratta
    trattano applica applicato condotto condotta condotti svolto svolta svolti svolte raccolti discusso discussa
    discussi descritto descritta descritti rivolto rivolta emerso emersa emersi emerse introdotto scelto scelti preso
    coinvolto coinvolti coinvolta fatto visto richiesto tre quattro cinque dieci metà terzo alto alta alti alte basso
    bassa bassi basse elevato elevata elevati elevate ampio ampia ampi ampie grande grandi piccolo piccola piccoli
    piccole recente recenti recentemente frequente frequenti crescente crescenti maggiori minori superiore superiori
    inferiore inferiori particolare particolari diverse diversa efficace efficaci positivo positivi positiva efficacia
    progressivo complesso complessa complessi tradizionale tradizionali attuale attuali futuro futuri lungo breve
    rapida rapido criterio criteri esperimento esperimenti risposta risposte vantaggio vantaggi base basi scelta
    contenuto contenuti bisogno conclude concludono contiene contengono ottiene ottengono sostiene sostengono mantiene
    emerge`,
  nl: `studie artikel onderzoek resultaat resultaten methode methoden aanpak analyse systeem doel laten zien gebruik
    gebruikt gebaseerd verschillende nieuwe bijdrage rapport aantal deel helft derde kwart procent jaar jaren maand
    maanden voorbeeld kader achtergrond invloed effect effecten verband betekenis rol mogelijkheid mogelijkheden
    verschil verschillen vergelijking probleem problemen oplossing oplossingen vraag vragen conclusie conclusies
    discussie onderzoeken studies bijdragen auteur auteurs thema aspect aspecten gebied gebieden benadering analyses
    concept literatuur steekproef vragenlijst vragenlijsten interview interviews hypothese perspectief noodzaak wijze
    vorm vormen doelen bevinding bevindingen inzicht overzicht toename afname verbetering periode einde factor
    factoren week weken analyseren bespreken beschrijven beschrijft besproken bestuderen verhogen verlagen verminderen
    vergroten verbeteren bevorderen dalen stijgen daalde steeg nam namen neemt nemen kreeg krijgt krijgen gaf gaven
    deed doet gedaan geven vroeg vroegen ondervroegen ondervraagd hield houdt ging gaan gaat kwam kwamen komt komen
    bleef bleven blijft blijven stelde stellen gesteld gemeten gevolgd gevraagd getoetst berekend criterium criteria
    antwoord antwoorden voordeel voordelen basis keuze herkennen ervaren voorspellen toetsen tonen bepalen beoordelen`,
  ru: `исследование исследования работа работе статья статье результат результаты метод методы подход анализ система цель
    показано показывает представлены предложен предложена использование основе различных новый новые рассмотрен
    рассмотрена рассмотрены изучен изучена изучено изучены выявлен выявлена выявлено выявлены установлено исследован
    исследована исследованы опрошены обследованы сопоставлены сопоставлено анализируется анализируются рассматривается
    рассматриваются проблема проблемы вопрос вопросы задача задачи влияние значение особенности применение развитие
    роль условия условиях связь доля доли случай случаи год года лет автор авторы исследований исследованию
    исследованиях исследовании исследованием результатов результатам результатах метода методов методом методами
    анализа анализе анализу системы систем системе цели целью целей подхода подходы подходов статьи работы работ
    авторов автора авторами актуальность необходимость возможность возможности эффективность эффективности оценка
    оценки сравнение сравнения изучение изучения рассмотрение выявление выявления определение определения обоснование
    описание описания обзор опыт опыта примере пример примеры аспекты аспект аспектов уровень уровня уровни степень
    степени период периода число числа количество процент процентов группа группы группе групп показатели показателей
    показатель фактор факторы факторов фактора изменение изменения изменений литература литературы вывод выводы
    выводов заключение введение материалы материал методика методики проведение проведения использования
    использованием применения применением значения влияния развития роли особенностей основы основ рамках точки зрения
    случаев месяцев месяца дает дают содержит содержат посвящена посвящено посвящен авторской опрос опроса
    анкетирование анкетирования половины четверть четверти трети критерии критерий критериев ответ ответы преимущества
    выбор требования требований условие`,
  zh: `研究 方法 影响 分析 设计 技术 应用 结果 结论 目的 讨论 探讨 进展 现状 问题 系统 模型 理论 实验 试验 观察 比较 评价 优化 特性 性能 条件 作用 效果 因素 过程 机理 提高 进行 采用 利用 通过 基于
    具有 表明 提出 本文 我们 主要 不同 方面 情况 发展 建设 对策 含量 组成 探索 未来 价值 效益 意义 基本 原理 基本原理 准备 提供 参考 依据 基础 总结 介绍 阐述 说明 前景 趋势 概况 综述 浅谈 浅析
    初探 可行性 展望 适用 必要性 重要性 有效性 估计 测定 联合 现状分析 研究进展 要点 思考 策略 措施 关系 变化 特点 特征 原因 内容 水平 程度 能力 方式 工作 部分 重要 有效 一种 一例 国内外 特色 出现
    处理 发现 形成 实现 准确 简便 快速 选择 改变 增加 减少 减小 降低 下降 促进 达到 得到 存在 需要 范围 对象 目标 操作 形式 功能 优点 缺点 丰富 广泛 良好 明显 显著 逐渐 逐步 深入 合理 稳定 传统
    标准 指标 参数 数据 样品 样本 最佳 规律 途径 手段 效率 现象 状态 阶段 领域 角度 层面 环节 体系 模式 框架 思路 视角 路径 案例 实践 经验 背景 概念 内涵 定义 分类 类型 种类 数量 地区 我国 中国
    国内 国外 世界 全球 单位 部门 人员 专家 学者 文献 资料 报道 综合 科学 可靠 可靠性 准确性 鲜明 复杂 简单 成分 添加量 差异 平均 比例 总数 病例 例 对照 对照组 实验组 试验组 观察组 显著性 统计学
    总有效率 现将 报告 制备 满足 要求 建议 改善 改进 改革 加强 完善 优势 不足 难点 重点 热点 关键 核心 层次 整体 局部 方案 步骤 流程 过程中 角色 需求 变量 均值 相关性 相邻 发挥 明确 充分 直接 间接
    相应 相对 绝对 现有 实际 实用 可行 普遍 常见 常用 越来越 前提 解决 提升 表现 原料 所致 形态 增强 使得 引起 影响因素 因此 因而 例如 其中 并且 能够 可以 已经 逐年 总体 现代 当前 目前 近年来 首先
    其次 最后 具体 真正 真实 日益 更加 尤其 特别 相比 以及 针对 围绕 结合 借助 依靠 加以 给予 予以 分别 同时 以上 以下 期间 前后 左右 之间 之后 之前 适宜 独特 平台 指导`,
  ja: `研究 方法 影響 分析 設計 技術 応用 結果 結論 目的 議論 検討 問題 システム モデル 理論 実験 観察 比較 評価 提案 本稿 本研究 我々 手法 利用 可能 必要 場合 効果 特徴 開発 論文 本論文 本報 本論
    著者 筆者 考察 調査 検証 実施 対象 向上 低下 増加 減少 改善 明らか 示唆 関連 関係 要因 傾向 意義 役割 課題 現状 動向 実態 事例 概要 紹介 報告 作成 測定 推定 解析 確認 算出 適用 導入 活用 使用
    実現 実装 構築 構成 展開 整理 抽出 選択 変化 変容 変更 有意 有効 有効性 有用 有用性 重要 重要性 妥当性 優位性 必要性 可能性 困難 十分 多く 一つ 今後 近年 従来 既存 現在 過去 最近 年間 平均 割合
    程度 以上 以下 未満 前後 期間 時期 段階 過程 視点 観点 立場 側面 内容 項目 種類 条件 基準 指標 数値 症例 中央値 相関 統計 統計的 仮説 知見 成果 性能 精度 実用的 具体的 基本的 一般的 全体 部分
    両者 我が国 わが国 国内 国外 海外 諸外国 あり方 在り方 取り組み 試み 進行 発生 状況 実践 要素 水準 規模 範囲 大規模 短縮 削減 軽減 促進 対応 考慮 設定 決定 明確 指摘 言及 質問紙 質問紙調査 面接
    観測 特性 属性 形態 目標 根拠 論点 動機 方策 方向性 基礎 基盤 影響要因 関係性 多様 多様性 各種 複数 同様 一方 他方 新た 本人 対象者 被験者 参加者 回答 回答者 分類 比率 得点 尺度 平均値 結果的
    総合的 独自 詳細 簡易 良好 評価実験 実験結果 成績 時間 均衡`,
} satisfies Readonly<Record<string, string>>;
