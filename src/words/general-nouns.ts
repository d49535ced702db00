/**
 * Nouns of methods and of whatever is studied, by the code of the language, that name nothing by themselves; a name may
 * well begin or end with them: protección de datos, neuronale Netze.
 */
export const GENERAL_NOUNS = {
  de: `daten system systeme systemen modell modelle modellen prozess prozesse test tests patient patienten teilnehmer
    person personen gruppe gruppen programm programme instrument instrumente technik techniken maßnahme maßnahmen
    qualität entwicklung struktur strukturen funktion funktionen information informationen anwendung anwendungen
    projekt projekte technologie technologien nutzer algorithmus algorithmen messung messungen risiko`,
  fr: `donnée données modèle modèles réseau réseaux processus test tests patient patients participants personnes personne
    groupe groupes programme programmes technique techniques qualité développement structure structures fonction
    fonctions information informations application applications projet projets technologie technologies utilisateur
    utilisateurs algorithme algorithmes traitement traitements risque risques pratique pratiques`,
  es: `dato datos modelo modelos red redes proceso procesos paciente pacientes participantes persona personas grupo
    grupos programa programas técnica técnicas calidad desarrollo estructura estructuras función funciones información
    aplicación aplicaciones proyecto proyectos tecnología tecnologías usuario usuarios algoritmo algoritmos
    tratamiento tratamientos riesgo riesgos actividad actividades práctica prácticas sistemas`,
  pt: `dado dados modelo modelos rede redes processo processos teste testes paciente pacientes participantes pessoa
    pessoas grupo grupos programa programas técnica técnicas qualidade desenvolvimento estrutura estruturas função
    funções informação informações aplicação aplicações projeto projetos tecnologia tecnologias usuário usuários
    algoritmo algoritmos tratamento tratamentos risco riscos atividade atividades prática práticas sistemas`,
  it: `dato dati modello modelli rete reti processo processi test paziente pazienti partecipanti persona persone gruppo
    gruppi programma programmi tecnica tecniche qualità sviluppo struttura strutture funzione funzioni informazione
    informazioni applicazione applicazioni progetto progetti tecnologia tecnologie utente utenti algoritmo algoritmi
    trattamento trattamenti rischio rischi pratica pratiche sistemi`,
  nl: `gegevens data model modellen netwerk netwerken proces processen test tests patiënt patiënten deelnemers persoon
    personen groep groepen programma techniek technieken kwaliteit ontwikkeling structuur functie informatie
    toepassing toepassingen project projecten technologie gebruiker gebruikers algoritme algoritmen risico systemen
    maatregel maatregelen`,
  ru: `данные данных модель модели сеть сети процесс процессы тест тесты пациент пациенты пациентов участники люди группа
    программа программы техника качество качества структура функция функции информация приложение приложения проект
    технология технологии пользователь пользователи алгоритм алгоритмы лечение риск деятельность практика средства
    средство`,
  zh: `患者 学习 数据 网络 尺寸 材料`,
  ja: `患者 学習 処理 データ 情報 ネットワーク 行動 意識 判断 予測 検出 機能 能力 プログラム 活動`,
} satisfies Readonly<Record<string, string>>;
