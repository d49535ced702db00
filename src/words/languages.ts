import { newStemmer } from 'snowball-stemmers';
import { deu, fra, ita, jpn, nld, por, rus, spa, zho } from 'stopword';
import { FUNCTION_WORDS } from './function-words.ts';
import { stem } from './stems.ts';
import {
  ADVERB,
  AFTER_STEMMING,
  BEFORE_STEMMING,
  firstRule,
  respell,
  SINGULAR,
} from './word-endings.ts';
import { wordKey } from './word-families.ts';
import { isStopWord, normalise } from './words.ts';

/** The languages whose small words and endings are known; a corpus in any other is read as English. */
export type Language = 'en' | 'de' | 'fr' | 'es' | 'pt' | 'it' | 'nl' | 'ru' | 'zh' | 'ja';

/** What a language's words are. */
export interface WordForms {
  /** Whether a normalised word says nothing of a paper's matter. */
  readonly isStopWord: (word: string) => boolean;
  /** Stop words that neither begin nor end a name, but may stand inside one; normalised. */
  readonly abstractWords: ReadonlySet<string>;
  /** The common beginning of a normalised word's forms. */
  readonly stem: (word: string) => string;
  /**
   * What a normalised word and its plural share, and words made of it do not: terminologie, not terminologique. The
   * stem where that is all that is known of a language.
   */
  readonly singular: (word: string) => string;
}

const STOP_LISTS: Readonly<Record<Exclude<Language, 'en'>, readonly string[]>> = {
  ...{ de: deu, fr: fra, es: spa, pt: por, it: ita, nl: nld, ru: rus, zh: zho, ja: jpn },
};

/** Words of abstracts in each language: every paper has them, whatever it is about. */
const ABSTRACT_WORDS: Readonly<Record<Exclude<Language, 'en'>, string>> = {
  de: `arbeit beitrag studie untersuchung ergebnis ergebnisse methode methoden ansatz analyse verfahren ziel zeigen
    zeigt gezeigt basierend verschiedene neue neuer neuen aufsatz artikel bericht anteil zahl anzahl fünftel viertel
    drittel hälfte prozent jahr jahre jahren jahres monat monate monaten beispiel rahmen hintergrund einfluss auswirkung
    auswirkungen zusammenhang bedeutung rolle möglichkeit möglichkeiten grundlage unterschied unterschiede unterschieden
    vergleich einsatz verwendung problem probleme lösung lösungen frage fragen fälle fällen grund gründe folge folgen
    schlussfolgerung schlussfolgerungen diskussion`,
  fr: `étude étudier étudions article travail travaux résultat résultats méthode méthodes approche approches analyse
    système systèmes objectif but proposons présentons montrons décrivons proposer présenter montrer montre permet
    permettre permettant utiliser utilisant utilisation basé basée fondé fondée différents différentes nouveau
    nouvelle nouveaux partir vers outil outils aide cadre fait faire moyen sein apport apports problématique cas
    type types ensemble perspective perspectives performance performances développement développements expérimentation
    expérimentations expérience expériences comparaison mise œuvre rôle effet effets impact facteur facteurs question
    questions problème problèmes solution solutions exemple exemples étape étapes analyses indispensable nécessaire
    nécessaires possible possibles important importante importants importantes principal principale principaux
    disponible disponibles spécifique spécifiques existant existants existante existantes efficace efficaces conclusion
    discussion contexte évolution conséquences caractéristiques`,
  es: `estudio artículo trabajo resultado resultados método métodos enfoque análisis sistema objetivo presenta
    presentamos propone proponemos muestra mostrar permite utilizando basado basada diferentes nuevo nueva partir
    través efecto efectos factor factores problema problemas solución soluciones ejemplo papel impacto
    relación conclusión conclusiones discusión contexto necesario necesaria posible posibles importante importantes
    principal principales disponible disponibles específico específica evaluación uso estudios trabajos artículos`,
  pt: `estudo artigo trabalho resultado resultados método métodos abordagem análise sistema objetivo apresenta
    apresentamos propõe mostra permite utilizando baseado baseada diferentes novo nova partir através efeito efeitos
    fator fatores problema problemas solução soluções exemplo papel
    impacto relação conclusão conclusões discussão contexto necessário necessária possível possíveis importante
    importantes principal principais disponível disponíveis específico específica avaliação uso estudos trabalhos`,
  it: `studio articolo lavoro risultato risultati metodo metodi approccio analisi sistema obiettivo presenta
    presentiamo propone proponiamo mostra permette utilizzando basato basata diversi nuovo nuova effetto effetti
    fattore fattori problema problemi soluzione soluzioni esempio ruolo impatto
    relazione conclusione conclusioni discussione contesto necessario necessaria possibile possibili importante
    importanti principale principali disponibile disponibili specifico specifica valutazione uso studi lavori articoli`,
  nl: `studie artikel onderzoek resultaat resultaten methode methoden aanpak analyse systeem doel laten zien gebruik
    gebruikt gebaseerd verschillende nieuwe bijdrage rapport aantal deel helft derde kwart procent jaar jaren maand
    maanden voorbeeld kader achtergrond invloed effect effecten verband betekenis rol mogelijkheid mogelijkheden verschil
    verschillen vergelijking probleem problemen oplossing oplossingen vraag vragen conclusie conclusies discussie`,
  ru: `исследование исследования работа работе статья статье результат результаты метод методы подход анализ система
    цель показано показывает представлены предложен предложена использование основе различных новый новые рассмотрен
    рассмотрена рассмотрены изучен изучена
    изучено изучены выявлен выявлена выявлено выявлены установлено исследован исследована исследованы опрошены
    обследованы сопоставлены сопоставлено анализируется анализируются рассматривается рассматриваются проблема проблемы
    вопрос вопросы задача задачи влияние значение особенности применение развитие роль условия условиях связь доля
    доли случай случаи год года лет автор авторы`,
  zh: `研究 方法 影响 分析 设计 技术 应用 结果 结论 目的 讨论 探讨 进展 现状 问题 系统 模型 理论 实验 试验 观察 比较 评价 优化 特性 性能
    条件 作用 效果 因素 过程 机理 提高 进行 采用 利用 通过 基于 具有 表明 提出 本文 我们 主要 不同 方面 情况 发展 建设 对策 含量 组成
    探索 未来 价值 效益 意义 基本 原理 基本原理 准备 提供 参考 依据 基础 总结 介绍 阐述 说明 前景 趋势 概况 综述 浅谈 浅析 初探 可行性 展望 适用
    必要性 重要性 有效性 估计
    测定 联合 现状分析 研究进展 要点 思考 策略 措施 关系 变化 特点 特征 原因 内容 水平 程度 能力 方式 工作 部分 重要 有效 一种 一例
    国内外 特色 出现 处理 发现 形成 实现 准确 简便 快速 选择 改变 增加 减少 减小 降低 下降 促进 达到 得到 存在 需要 范围 对象 目标 操作 形式 功能 优点
    缺点 丰富 广泛 良好 明显 显著 逐渐 逐步 深入 合理 稳定
    传统 标准 指标 参数 数据 样品 样本 最佳 规律 途径 手段 效率 现象 状态 阶段 领域 角度 层面 环节 体系 模式 框架 思路 视角 路径 案例 实践 经验 背景
    概念 内涵 定义 分类 类型 种类 数量 地区 我国 中国 国内 国外 世界 全球 单位 部门 人员 专家 学者 文献 资料 报道 综合 科学 可靠 可靠性 准确性 鲜明
    复杂 简单 成分 添加量 差异 平均 比例 总数 病例 例 对照 对照组 实验组 试验组 观察组 显著性 统计学 总有效率 现将 报告 制备 满足 要求
    建议 改善 改进 改革 加强 完善 优势 不足 难点 重点 热点 关键 核心 层次 整体 局部 方案 步骤 流程 过程中 角色 需求 变量 均值 相关性 相邻 发挥 明确 充分 直接 间接 相应 相对 绝对 现有 实际 实用 可行 普遍 常见 常用`,
  ja: `研究 方法 影響 分析 設計 技術 応用 結果 結論 目的 議論 検討 問題 システム モデル 理論 実験 観察 比較 評価 提案 本稿 本研究 我々
    手法 利用 可能 必要 場合 効果 特徴 開発`,
};

const SNOWBALL: Readonly<Partial<Record<Language, string>>> = {
  ...{ de: 'german', fr: 'french', es: 'spanish', pt: 'portuguese', it: 'italian', nl: 'dutch' },
  ru: 'russian',
};

const ENGLISH: WordForms = { isStopWord, abstractWords: new Set(), stem, singular: wordKey };
const known = new Map<Language, WordForms>([['en', ENGLISH]]);

/** Stop words and stems of a language; English words count as stop words everywhere. */
export function wordForms(language: Language): WordForms {
  const forms = known.get(language) ?? makeForms(language as Exclude<Language, 'en'>);
  known.set(language, forms);
  return forms;
}

function listOf(words: string): readonly string[] {
  return words.split(/\s+/).map(normalise);
}

/** Stems remembered: whoever looks for the parts of compounds asks for dozens of beginnings and ends of each word. */
const MAX_REMEMBERED = 1_000_000;

function makeForms(language: Exclude<Language, 'en'>): WordForms {
  const abstractWords = new Set(listOf(ABSTRACT_WORDS[language]));
  const list = new Set([
    ...STOP_LISTS[language].map(normalise),
    ...listOf(FUNCTION_WORDS[language] ?? ''),
    ...abstractWords,
  ]);
  const algorithm = SNOWBALL[language];
  const stemmer = algorithm === undefined ? null : newStemmer(algorithm);
  const stems = new Map<string, string>();
  const stem = (word: string): string => {
    if (stemmer === null) return word;
    const before = stems.get(word);
    if (before !== undefined) return before;
    const whole = respell(word, BEFORE_STEMMING[language]);
    const cut = normalise(respell(stemmer.stem(whole), AFTER_STEMMING[language]));
    if (stems.size === MAX_REMEMBERED) stems.clear();
    stems.set(word, cut);
    return cut;
  };
  const plurals = SINGULAR[language];
  return {
    isStopWord: (word) =>
      list.has(word) || ADVERB[language]?.test(word) === true || isStopWord(word),
    abstractWords,
    stem,
    singular: plurals === undefined ? stem : (word) => firstRule(word, plurals),
  };
}
