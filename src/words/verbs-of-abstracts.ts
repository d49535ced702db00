/**
 * Regular verbs of what authors do and what is found, by the code of the language, as infinitives: o artigo analisa, si
 * esaminano, se observaron, nous étudions. They say nothing of a paper's matter, in whatever form.
 */
const VERBS: Readonly<Partial<Record<string, string>>> = {
  fr: `aborder adopter affirmer améliorer analyser argumenter augmenter avancer caractériser chercher choisir comporter
    considérer consister constater contribuer diminuer discuter donner définir dégager démontrer détailler déterminer
    développer effectuer envisager esquisser examiner expliquer explorer expérimenter favoriser focaliser formuler
    fournir identifier illustrer impliquer indiquer influencer insister interroger intéresser justifier limiter mener
    mentionner mettre mobiliser montrer nécessiter obliger observer obtenir orienter poser proposer préciser présenter
    questionner raconter rappeler rapporter recenser rechercher recommander relater reposer réaliser réduire résulter
    résumer révéler signaler situer souligner suggérer tenter tester trouver utiliser valider viser élaborer établir
    étudier évaluer éviter`,
  es: `abordar acercar adoptar afirmar alcanzar analizar aportar apuntar argumentar asociar aumentar buscar caracterizar
    centrar comentar compartir comprender comprobar concluir confirmar considerar constatar constituir contar
    contemplar contribuir corroborar cumplir demostrar desarrollar describir destacar detallar detectar determinar
    diferenciar discutir disminuir efectuar elaborar encontrar enfocar entender esbozar esclarecer establecer estimar
    estudiar evaluar evidenciar examinar existir explicar explorar exponer facilitar favorecer finalizar formular
    fundamentar hallar identificar ilustrar implicar incluir incorporar incrementar indagar indicar influir iniciar
    intentar interpretar investigar justificar lograr mejorar mencionar mostrar necesitar observar obtener ofrecer
    orientar participar permitir persistir plantear presentar pretender producir profundizar promover proponer
    proporcionar realizar recomendar reducir reflexionar registrar relacionar reportar requerir resaltar resultar
    resumir revelar revisar seleccionar señalar sostener subrayar sugerir surgir utilizar valorar verificar`,
  pt: `abordar adotar afirmar alcançar almejar ampliar analisar apontar aportar apresentar aprofundar argumentar
    articular associar atingir aumentar auxiliar avaliar buscar caracterizar centrar compreender comprovar concluir
    confirmar considerar consistir constatar constituir contribuir corroborar debater defender demonstrar depender
    descrever desenvolver destacar detalhar detectar determinar diferenciar diminuir discorrer discutir efetuar
    elaborar empregar encontrar enfatizar enfocar enriquecer ensejar entender esboçar esclarecer estabelecer estimar
    estudar evidenciar examinar exigir existir explicar explicitar explorar expor favorecer fundamentar identificar
    ilustrar implicar incluir incorporar indicar influenciar iniciar interpretar investigar justificar limitar
    melhorar mencionar mostrar observar obter ocorrer oferecer orientar participar perceber permanecer permitir
    possibilitar pretender problematizar produzir promover propor proporcionar realizar recomendar reduzir refletir
    registrar relacionar relatar representar requerer ressaltar resultar resumir revelar revisar salientar selecionar
    sinalizar situar sugerir surgir sustentar tentar utilizar verificar visar`,
  it: `accennare affermare affrontare analizzare approfondire argomentare associare aumentare caratterizzare cercare
    chiarire citare coinvolgere collegare comprendere condividere condurre confermare confrontare consentire
    considerare consistere constatare contribuire costituire delineare descrivere determinare diminuire dimostrare
    discutere effettuare elaborare emergere esaminare esplorare esporre evidenziare evincere favorire focalizzare
    fondare fornire garantire generare identificare illustrare impiegare implicare incentrare incidere includere
    indagare indicare individuare influenzare interpretare interrogare intervistare ipotizzare lasciare limitare
    migliorare mirare mostrare notare offrire osservare ottenere partecipare permettere pervenire presentare proporre
    raccogliere raccomandare raggiungere realizzare registrare rendere restare ricavare richiedere ricondurre
    ricostruire ridurre riferire riflettere riguardare rilevare rimanere ripercorrere riportare riscontrare risultare
    ritenere rivelare rivolgere segnalare seguire selezionare sembrare sintetizzare soffermare somministrare sostenere
    sottolineare sottoporre spiegare stabilire studiare suggerire svolgere tendere tentare tracciare trovare
    utilizzare validare valutare verificare volgere`,
  nl: `analyseer beantwoord benadruk beoordeel bepaal bereik beschouw bespreek bestudeer betreft bevestig bevorder
    concludeer daal draag ervaar evalueer ga herken kies krijg lever maak meet noem onderscheid onderstreep ontwikkel
    overschat presenteer schat schets signaleer stel stijg suggereer toets toon vergelijk vergroot verhoog verklaar
    verlaag verloop verminder verschil versnel verbeter vertraag vertoon verwacht voer voldoe voorspel vorm vraag weerspiegel
    werk wijs zoek`,
  ru: `анализировать апробировать выдвигать выделить выделять выполнить выполнять выражать выступать выявить выявлять
    давать дать делать демонстрировать диктовать доказать доказывать дополнить достигать достигнуть зависеть заключить
    затрагивать излагать изложить изменить измерить измерять изучать изучить иллюстрировать интерпретировать
    использовать исследовать исходить классифицировать конкретизировать моделировать наблюдать намечать находить
    обнаружить обобщать обобщить обозначить обосновать обосновывать обращать обсуждать обусловить объяснить объяснять
    ограничить оказать оказаться оказывать опираться описать описывать определить определять опросить осветить
    освещать основать осуществить осуществлять отметить отмечать отражать отразить охарактеризовать оценивать оценить
    планировать повысить повышать подтвердить подтверждать подчеркивать позволить позволять показать показывать
    получить помогать понимать предлагать предложить представить представлять приводить применить применять принимать
    проверить проверять провести проводить произвести прослеживать разрабатывать разработать раскрывать раскрыть
    рассматривать рассмотреть реализовать рекомендовать решать решить сделать следовать снижать снизить собрать
    содержать создавать создать сопоставить составить составлять способствовать сравнивать сравнить становиться
    сформировать сформулировать требовать увеличивать увеличить уделить уделять указать указывать улучшить уменьшить
    устанавливать установить уточнить учитывать характеризовать являться`,
};

/** What takes the place of an infinitive's ending: by the language, the first ending that fits. Words come without accents. */
const ENDINGS: Readonly<Record<string, readonly (readonly [infinitive: string, forms: string])[]>> =
  {
    fr: [
      ['er', 'er e es ons ez ent ee ees ant ait aient a erent era eront erait eraient'],
      ['ir', 'ir it issons issent i ie is ies issant issait issaient ira iront irait iraient'],
      ['re', 're t ent ait aient ant ra ront'],
    ],
    es: [
      [
        'ar',
        'ar a an amos ado ada ados adas ando aba aban aron ara aran aria arian e en arse arlo arla arlos arlas',
      ],
      ['er', 'er e en emos ido ida idos idas iendo ia ian io ieron era eran eria erian a an erse'],
      ['ir', 'ir e en imos ido ida idos idas iendo ia ian io ieron ira iran iria irian a an irse'],
    ],
    pt: [
      ['ar', 'ar a am amos ado ada ados adas ando ava avam ou aram ara arao aria ariam e em'],
      ['er', 'er e em emos ido ida idos idas endo ia iam eu eram era erao eria eriam a am'],
      ['ir', 'ir e em imos ido ida idos idas indo ia iam iu iram ira irao iria iriam a am'],
      ['or', 'or oe oem omos osto osta ostos ostas ondo unha unham os useram ora orao onho'],
    ],
    it: [
      [
        'are',
        'are a iamo ano ato ata ati ate ando ava avano era eranno erebbe erebbero arono asse assero ino arsi',
      ],
      [
        'ere',
        'ere o e iamo ono uto uta uti ute endo eva evano era eranno erebbe erebbero a ano ersi',
      ],
      [
        'ire',
        'ire o e isce iscono iamo ono ito ita iti ite endo iva ivano ira iranno irebbe isca iscano irsi',
      ],
      [
        'rre',
        'rre ne niamo ngono sto sta sti ste nendo neva nevano rra rranno ce ciamo cono cendo ceva cevano tto tta tti tte',
      ],
    ],
    // Of Dutch verbs the first person, to which endings are added.
    nl: [['', 't de den te ten']],
    ru: [
      [
        'овать',
        'овать уют ует уются уется овал овала овало овали овался овалась овалось овались ован ована овано ованы уя овав',
      ],
      [
        'ывать',
        'ывать ывают ывает ываются ывается ывал ывала ывали ывался ывалась ывалось ывались ывая',
      ],
      ['ять', 'ять яют яет яются яется ял яла яло яли ялся ялась ялось ялись яя ян яна яно яны'],
      ['ать', 'ать ают ает аются ается ал ала ало али ался алась алось ались ан ана ано аны ая'],
      ['еть', 'еть ит ят ел ела ело ели ен ена ено ены'],
      [
        'ить',
        'ить ит ят ится ятся ил ила ило или илось илась ились ен ена ено ены лен лена лено лены',
      ],
      ['сти', 'сти дит дят дится дятся л ла ло ли лось лись лась ден дена дено дены'],
      ['яться', 'яться яется яются ялся ялась ялось ялись'],
      ['иться', 'иться ится ятся ился илась илось ились'],
      ['аться', 'аться ается аются ался алась алось ались'],
    ],
  };

/** All forms of the verbs of a language's abstracts, with accents only where the infinitive has them. */
export function verbsOfAbstracts(language: string): readonly string[] {
  const endings = ENDINGS[language] ?? [];
  return (VERBS[language] ?? '').split(/\s+/).flatMap((verb) => {
    const fitting = endings.find(([infinitive]) => verb.endsWith(infinitive));
    if (fitting === undefined) return [];
    const [infinitive, forms] = fitting;
    const start = verb.slice(0, verb.length - infinitive.length);
    return forms.split(/\s+/).map((form) => start + form);
  });
}
