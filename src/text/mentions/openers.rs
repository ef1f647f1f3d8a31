//! Words that stand before names with a capital and are no names: titles, and words that begin sentences.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Titles and offices before a name, in small letters.
const TITLES: [&str; 68] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "professor",
    "sir",
    "lord",
    "lady",
    "king",
    "queen",
    "prince",
    "princess",
    "president",
    "minister",
    "chancellor",
    "senator",
    "secretary",
    "governor",
    "mayor",
    "judge",
    "justice",
    "general",
    "colonel",
    "major",
    "captain",
    "sergeant",
    "lieutenant",
    "admiral",
    "pope",
    "bishop",
    "saint",
    "st",
    "father",
    "sister",
    "brother",
    "uncle",
    "aunt",
    "agent",
    "detective",
    "inspector",
    "officer",
    "ambassador",
    "congressman",
    "herr",
    "frau",
    "fräulein",
    "präsident",
    "kanzler",
    "kanzlerin",
    "außenminister",
    "ministerpräsident",
    "monsieur",
    "madame",
    "mme",
    "m",
    "señor",
    "señora",
    "don",
    "doña",
    "signor",
    "signora",
    "господин",
    "госпожа",
    "президент",
    "sayın",
    "bay",
];

/// The months of languages that write them with a capital, where one may be a name.
const MONTHS: [&str; 24] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "januar",
    "februar",
    "märz",
    "mai",
    "juni",
    "juli",
    "oktober",
    "dezember",
    "mart",
    "nisan",
    "mayıs",
    "ocak",
];

/// Whether a folded word is a title.
pub(super) fn is_title(word: &str) -> bool {
    TITLES.contains(&word)
        || ["minister", "präsident", "kanzler", "chef", "sprecher"].iter().any(|ending| word.ends_with(ending))
}

/// Whether a folded word is a month.
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.contains(&word)
}

/// Words that sentences often begin with and that are no first names, in small letters, by language. They matter only
/// where no text has the word in small letters.
const OPENERS: [&str; 6] = [
    "about above according across after afterwards again against all almost alone along already also although always among \
     an and another any are as at away because before behind below beneath beside besides between beyond both but by can \
     could critics despite did do does during each earlier either even eventually every everyone few finally first for former \
     formerly four from further had has have he hence her here hers his how however if in indeed inside instead into is it its \
     last late later like likewise many maybe meanwhile more moreover most much my near neither never nevertheless next no \
     nobody none nor not nothing now of off often on once one only onto or other others otherwise our out outside over per \
     perhaps quite rather recently said second several shall she should similarly since so some somebody someone sometimes \
     soon still such than that the their then there therefore these they third this those though three through throughout \
     thus to today together tomorrow tonight too toward towards two under unless unlike until up upon us very was we were what \
     whatever when whenever where whereas wherever whether which while who whoever whom whose why will with within without \
     would yes yesterday yet you your monday tuesday wednesday thursday friday saturday sunday",
    "aber alle allerdings als also am an auch auf aus außer bei beide bereits bevor bis da dabei dadurch dafür damals damit \
     danach dann daraufhin darum das dass davor dazu dem den denn der deren des deshalb dessen deswegen die dies diese dieser \
     dieses doch dort durch ein eine einem einen einer eines einige endlich er erst es etwa für gegen gegenüber gestern heute \
     hier hinter ihm ihn ihr im immer in indem inzwischen ja jede jeder jedoch jetzt kein keine laut man mehrere mein mit \
     morgen nach nachdem neben nein nicht noch nun nur ob obwohl oder ohne schließlich schon sein seine seit seitdem sie so \
     sobald sodass solche sonst später über um und unser unter viele vielleicht vom von vor vorher während wann warum was weder \
     wegen weil wenn wer wie wieder wir wo zu zuerst zuletzt zum zur zuvor zwar zwei zwischen",
    "ainsi alors après au aucun aujourd aussi autre aux avant avec car ce ceci cela celle celui cependant certains ces cet \
     cette chaque chez comme contre dans de depuis derrière des dès désormais deux devant donc dont du durant elle elles en \
     enfin ensuite entre est et hier ici il ils jamais je jusque la le les leur leurs lors lorsque mais malgré même moins mon \
     ni nos notre nous on or où ou par parce parmi pas pendant personne plus plusieurs pour pourquoi pourtant puis quand que \
     quel quelle quelques qui quoi sa sans sauf se selon ses si son sous souvent sur tandis tant telle toujours tous tout \
     toute trop trois un une vers voici voilà votre vous",
    "a además al algunos ante antes aquel aquí así aun aunque ayer bajo cada casi como con contra cual cuando cuyo de del desde \
     después dos donde durante el ella ellos en entonces entre era es esa ese eso esta este esto están fue hacia hasta hoy la \
     las le los luego mañana más mi mientras muchos muy nada ni no nos nunca o otra otro para pero poco por porque pues que \
     quien se según ser si sí sin sino sobre solo su sus también tampoco tan tanto tras tres tu un una uno unos y ya yo",
    "alcuni allora anche ancora appena avanti bensì che chi ci ciò come con contro cui da dal dalla davanti degli dei del della \
     dentro di dietro dopo dove due durante e ed era essi fino finora fra già gli ha il in infatti infine inoltre insieme intanto \
     io la le lei lo loro lui ma mai mentre molti ne né nei nel nella nessuno noi non o ogni oggi oppure per perché però più \
     poi poiché prima purtroppo quale quando quanto quella quello questa questo qui se secondo sempre senza si solo sono sotto \
     sua sue sul sulla suo tra tre tuttavia tutti un una uno verso voi",
    "а без благодаря более будет бывший был была были в вместе вместо во возле вокруг вот все всего вскоре вслед вчера вы где да \
     даже два для до его ее её если есть еще ещё же за завтра затем зачем здесь и из или им именно иногда их к каждый как какой когда \
     который кроме кто ли лишь между многие может мы на над накануне нам нас наш не него нет ни никто но о об один однако он \
     она они оно около от перед по под позднее позже пока после потом потому почему поэтому при про прежде против раз ранее с \
     сам сейчас сегодня со согласно спустя среди сразу так также там тем теперь то тогда тоже только тот три ты у уже хотя чего \
     чем через что чтобы эта эти это этот я",
];

/// Whether a folded word is one that sentences begin with.
pub(super) fn is_opener(word: &str) -> bool {
    static ALL: LazyLock<BTreeSet<&'static str>> =
        LazyLock::new(|| OPENERS.iter().flat_map(|list| list.split_whitespace()).collect());
    ALL.contains(word)
}
