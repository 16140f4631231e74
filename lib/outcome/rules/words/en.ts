/** Words that English rules read. Data only: each list says what it is for. */

/** Ups and downs, as stems. */
export const UP =
  'bring(?:s|ing)? up|rais(?:e[sd]?|ing)|increas(?:e[sd]?|ing)|grow(?:s|ing)?|lift(?:s|ed|ing)?|boost(?:s|ed|ing)?|ris(?:e[sn]?|ing)|rose|go(?:es|ing)? up|went up|climb(?:s|ing)?|doubl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)|more|higher|gain(?:s|ed)?|up(?= (?:from|to|by|\\d))|push(?:es|ed)? up|exceed(?:s|ed)?|longer';
export const DOWN =
  'lower(?:s|ed|ing)?|reduc(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)|cut(?:s|ting)?|shrink(?:s|ing)?|drop(?:s|ped|ping)?|fall(?:s|ing)?|fell|halv(?:e[sd]?|ing)|fewer|less|shorten(?:s|ed|ing)?|shorter|down(?= (?:from|to|by|\\d))|bring(?:s|ing)? (?:[\\w-]+ ){0,6}down|save[sd]?|go(?:es)? down|avoid(?:s|ed)?|quicker|faster|sooner|earlier';
export const NEUTRAL = 'improv(?:e[sd]?|ing)|better';

/** Whoever a bet may be for: a noun that names people or what stands for them. */
export const GROUP =
  'users?|customers?|people|persons?|everyone|everybody|anyone|clients?|admins?|administrators?|buyers?|accounts?|teams?|shoppers?|drivers?|patients?|nurses?|doctors?|physicians?|clinicians?|teachers?|students?|pupils?|tenants?|landlords?|developers?|engineers?|agents?|managers?|members?|subscribers?|visitors?|readers?|players?|sellers?|merchants?|guests?|hosts?|parents?|families|candidates?|recruiters?|citizens?|residents?|applicants?|operators?|analysts?|owners?|employees?|staff|colleagues?|households?|companies|businesses|shops?|stores?|restaurants?|farmers?|growers?|couriers?|riders?|dispatchers?|technicians?|planners?|accountants?|bookkeepers?|clerks?|cashiers?|learners?|travell?ers?|passengers?|commuters?|donors?|volunteers?|viewers?|listeners?|creators?|authors?|editors?|contributors?|maintainers?|consultants?|advisers?|advisors?|brokers?|investors?|savers?|borrowers?|cardholders?|policyholders?|claimants?|contractors?|suppliers?|vendors?|partners?|resellers?|freelancers?|designers?|marketers?|leads?|workspaces?|organi[sz]ations?|tenancies|trials?|newcomers?|beginners?|starters?|joiners?|hires?|workers?|carers?|caregivers?|pharmacists?|therapists?|athletes?|runners?|gamers?|fans?|attendees?|organi[sz]ers?|exhibitors?|speakers?|schools?|clinics?|hospitals?|practices|branches|sites|warehouses?|fleets?|landlines?|women|men|kids|children|seniors|adults|teens|pensioners?|veterans?|refugees?|migrants?|SMEs?|SMBs?|freemium|prospects?|leads|signups|sign-ups|registrants?|payers?|installers?|mechanics?|inspectors?|auditors?|officers?|lawyers?|paralegals?|notaries|librarians?|curators?|museums?|municipalities|councils?|departments?|crews?|pilots?|captains?|chefs?|cooks?|waiters?|bakers?|builders?|plumbers?|electricians?|roofers?|carpenters?|painters?|cleaners?|caretakers?|janitors?|gardeners?|vets?|breeders?|anglers?|hunters?|hikers?|cyclists?|skiers?|swimmers?|divers?|sailors?|musicians?|singers?|dancers?|actors?|writers?|journalists?|publishers?|podcasters?|streamers?|influencers?|advertisers?|bidders?|collectors?|renters?|lessees?|homeowners?|movers?|commuting|expats?|tourists?|backpackers?|schedulers?|assignees?|reviewers?|approvers?|requesters?|respondents?|participants?|testers?|beta users|apprentices?|secretar(?:y|ies)|executives?|representatives?|relatives?|grooms?|squads?|trainees?|interns?|midwives|wives|husbands|neighbou?rs?|couples|hostels?|hotels?|studios?|pharmac(?:y|ies)|factories|offices|banks?|co-?ops?|cooperatives?|agenc(?:y|ies)|firms?|enterprises?|institutions?|universit(?:y|ies)|colleges?|kindergartens?|farms?|garages?|salons?|gyms?|clubs?|theatres?|theaters?|cinemas?|galleries|libraries|churches|charities|ngos?|retailers?|insurers?|carriers?|hauliers?|airlines?|publishers|operators|utilities|cities|towns|voters?|taxpayers?|signatories|beneficiaries|groups of';
/** The groups that name nobody in particular. */
export const EVERYONE =
  'users|customers|people|everyone|everybody|clients|visitors|the user|the customer|anyone|all';

/** What makes a reason of a clause. */
export const BECAUSE =
  'because|since(?! (?:20\\d\\d|\\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|q[1-4]|last|the (?:start|launch|release|beginning)|then|launch|release|it (?:launched|shipped)))|as we (?:saw|see|observed|learned|heard|know|found)|as (?:\\d+ (?:of|out of|%|percent|in)|seen|shown|observed)|given that|given the|on the grounds that|due to|based on|why(?: we (?:believe|think)[^:\\n]{0,20})?\\s*[:?–—-]|reason(?:ing)?\\s*[:–—-]|rationale\\s*[:–—-]|evidence\\s*[:–—-]|what we saw|we (?:saw|heard|observed|learned|found) that|the data shows?|in (?:\\d+|\\w+) (?:interviews|tests|sessions|tickets)';
/** Where somebody looked: a clause with such a word and a count is a ground. */
export const GROUNDS =
  'interview(?:s|ed|ees)?|survey(?:s|ed)?|tickets?|session(?:s)?|recordings?|usability|diary|ride-alongs?|observ\\w+|logs?|data|analytics|test(?:s|ed)?|pilot|trial|complain(?:ts?|ed)|calls?|respondents?|asked|told|said|named|report(?:ed|s)?|measured|watched|shadow\\w*|field|sample|audit|study|deals|lost';

/** A clause that tells what must not get worse. */
export const GUARD =
  "guard-?rails?|without (?:\\w+ )?(?:rais|increas|hurt|lower|reduc|harm|los|slow|mak|chang|more|any|a (?:rise|drop|fall))\\w*|must not|mustn't|may not|should not|shouldn't|no more than|no worse|not (?:more|less|fewer|lower|higher|worse|rise|fall|drop|exceed|increase|decrease|above|below|under|over)|stays? (?:above|below|under|at|within|the same|flat|stable|where)|staying|do(?:es)? not (?:rise|fall|drop|go|increase|decrease|exceed|get|grow|change)|as long as|while (?:keeping|holding|\\w+ stays?)|keep(?:s|ing)? \\w+ (?:above|below|under|at|within)|at the same time|not to exceed|unchanged|we (?:accept|tolerate)|watch(?:ing)?(?: that|:)?";
/** A clause that tells when the bet is lost. */
export const WRONG =
  "wrong (?:if|under|below|above|over|at|when|unless)|we(?:'re| are| were) wrong|right if|fail(?:s|ed)? if|stop(?:ped)? (?:it |this )?(?:if|when|below|above|at|the)|kill(?:ed)? (?:it |this )?(?:if|when|criteri\\w+|switch)|abandon(?:s|ed)? (?:it|this|the (?:idea|change|bet|plan|test))|roll(?:ed)? back|rollback|revert\\w*|give (?:it )?up (?:if|when)|drop (?:it|the idea|this)|falsif\\w+|disprov\\w+|not true if|remove it if|switch (?:it )?off|end it if|(?:otherwise|else|if not),? we|if (?:it|this|the \\w+) (?:is|stays?|remains?|does|falls|drops)";

export const VAGUE =
  'modern|intuitive|seamless(?:ly)?|user[- ]friendly|easy|easier|easily|simple|simpler|smooth(?:er|ly)?|robust|delightful|delight|engaging|world[- ]class|best[- ]in[- ]class|streamlin\\w+|state[- ]of[- ]the[- ]art|cutting[- ]edge|next[- ]gen\\w*|frictionless|nice[r]?|great(?:er)?|awesome|amazing|cool|beautiful|sleek|clean(?:er)? (?:design|look|ui|interface|layout)|fresh|rich(?:er)?|powerful|flexible|holistic|synerg\\w+|convenient|pleasant|attractive|clear(?:er)?|happier|happy|wow|innovative|premium|professional|stunning|effortless(?:ly)?|better experience|user experience|customer experience|quality|significant(?:ly)?|substantial(?:ly)?|dramatic(?:ally)?|hugely?|massive(?:ly)?|a lot|much (?:better|more)|skyrocket|game[- ]chang\\w+|optimi[sz]ed?|a bit|somewhat|slightly';
export const HEDGE =
  'might|could|hopefully|hope(?:s)? (?:to|that)|we hope|try(?:ing)? to|tries to|possibly|maybe|perhaps|potentially|should (?:probably|perhaps)|may(?= (?:also |well |even )?(?:\\w+e\\b|increase|raise|lower|reduce|help|improve|lead|boost|cut|grow|lift|bring|get|have|be|see|make|drop|fall|rise|result|encourage|drive))|with (?:some|a bit of) luck|i guess|we guess|probably';

export const DELIVERY =
  'launch(?:ed|es|ing)?|ship(?:ped|s|ping)?|releas(?:e[sd]?|ing)|deliver(?:ed|s|ing)?|build(?:s|ing)?|built|roll(?:ed|ing)? out|roll[- ]?out|migrat(?:e[sd]?|ing)|implement(?:ed|s|ing)?|complet(?:e[sd]?|ing)|finish(?:ed|es|ing)?|deploy(?:ed|s|ing)?|go(?:es)? live|add(?:s|ed|ing)?|introduc(?:e[sd]?|ing)|redesign(?:ed|s|ing)?|refactor(?:ed|s|ing)?|upgrade[sd]?|create[sd]?|creating|develop(?:ed|s|ing)?|rewrite|rewriting|rewritten|opened|live';
/** Metrics of delivery; tickets received or survey points are none. */
export const DELIVERY_METRIC =
  'story points?|velocity|sprint (?:goals?|completion|burn\\w*|commitment)|burn-?(?:down|up)|(?:tickets|stories|issues|tasks|bugs|epics|items|cards|features|milestones|PRs|pull requests|commits|deploys|deployments|releases|deliverables|requirements)(?: \\w+){0,2} (?:closed|completed|done|delivered|shipped|merged|finished|resolved|released|per (?:sprint|week|month|quarter|iteration))|(?:closed|completed|delivered|shipped|merged|finished|released) (?:tickets|stories|issues|tasks|epics|items|features|PRs|pull requests|milestones)|(?:delivered|delivery|shipped|released|launched|finished|completed) on[- ]time|on[- ]time (?:delivery of (?:features|milestones|the roadmap|the project|epics)|releases?|launch(?:es)?|completion of)|lines of code|code coverage|roadmap (?:items?|completion|progress)|delivery predictability|(?:number|count|#) of (?:releases|deploys|deployments|features|commits|experiments)|deploy(?:ment)? frequency|features? (?:delivered|shipped|completion)|throughput of (?:tickets|stories)|project progress|percent(?:age)? complete|value shipped|as (?:promised|planned|committed)|planned vs\\.? delivered|say[/-]do';
export const VANITY =
  'page ?views?|impressions?|downloads?|followers?|likes|hits|visits|registered (?:users|accounts|members|total)|registrations|total (?:users|sign-?ups|accounts|registrations|members|downloads|installs)|cumulative (?:\\w+ )?\\w+|installs?|app opens|sign-?ups so far|newsletter subscribers|mentions|social reach|traffic|views|clicks|time on site|session length|time in app';
/** Company-level numbers, which a small item cannot be seen in. */
export const COMPANY =
  'revenue|turnover|arr|mrr|nps|net promoter score|market share|profit(?:ability)?|ebitda|gross margin|company churn|logo churn|share price|valuation|customer lifetime value|ltv|clv|brand awareness|net revenue retention|nrr|grr';
/** Of one account, order or visit it is a number of the product. */
export const AVERAGE =
  '\\bper\\b|average|arpu|arpa|aov|mean|median|each|/ ?(?:user|order|account|customer|visit|session)';

/** Higher is worse. */
export const BAD_WHEN_UP =
  'churn|errors?|failures?|failed|time to|wait(?:ing)?(?: time)?|latency|drop-?offs?|abandon\\w*|bounce|complaints?|refunds?|returns? rate|return rate|chargebacks?|cancell?ations?|tickets|contacts per|support (?:contacts|calls|load|volume)|calls? per|cost|costs|delay|delays|no-?shows?|defects?|incidents?|downtime|crash(?:es)?|duration|handling time|duplicates?|disputes?|rework|misses|missed|unsubscribes?|spam|fraud|loss(?:es)?|injur\\w+|overtime|backlog|late|wrong|queue|days to|hours to|minutes to|lead time|cycle time|load time|scrap|waste|stock-?outs?|breakages?';
/** A metric that is itself a share. */
export const RATE =
  'rate|conversion|share|ratio|percentage|percent|proportion|completion|adoption|retention|activation|utili[sz]ation|occupancy|click-?through|ctr|open rate|churn|coverage|accuracy|fill rate|attach|win rate|uptake|attendance|on-time|punctuality|deflection';
/** A share that may well be over a hundred. */
export const OVER_100 =
  'net (?:\\w+ )?retention|nrr|ndr|growth|roi|return on|roas|attainment|of plan|of target|of quota|index|utili[sz]ation of plan|year[- ]on[- ]year|yoy|mark-?up|increase|change';

/** Metric nouns: two of them joined behind one verb are two primaries. */
export const METRIC =
  '(?:[\\w-]+ )?(?:activation|retention|conversion|revenue|nps|csat|churn|adoption|engagement|completion|sign-?ups?|dau|mau|wau|orders|aov|satisfaction|usage|renewals?|upsells?|referrals?|bookings?|sales|margin|rate|score|tickets|calls|errors|refunds|returns|bounce|loyalty|stickiness|traffic|sessions|productivity|efficiency|cost|costs|speed|quality|awareness|trust)';

/** Who said so, where that is all there is. */
export const AUTHORITY =
  'ceo|cto|cfo|cpo|coo|cmo|vp|svp|founders?|board|directors?|executives?|execs?|management|leadership|boss|head of|sales|account manager|competitors?|competition|rivals?|market leader|everyone else has|everybody has|customers? (?:asked|ask|want|requested|demand|keep asking)|(?:big|key|important|largest|biggest) (?:customer|client|account)s?|investors?|stakeholders?|steering committee|marketing (?:wants|asked)|consultants?|analysts? say|gartner|trend';

/** Parts of a product: "there is no … " of these is a solution. */
export const THING =
  'button|page|filter|export|import|dashboard|screen|integration|dark mode|api|search|tab|widget|notifications?|reports?|chat ?bot|app|feature|field|setting|settings|toggle|menu|pop-?up|modal|form|wizard|login|sso|portal|plugin|extension|template|calendar|map|chart|graph|shortcut|bulk (?:edit|action)s?|undo|drag and drop|csv|pdf|excel|mobile (?:app|version)|email|e-mail|sms|push|webhook|tool|module|banner|tooltip|onboarding|tutorial|tour|ai|assistant|sorting|sort|history|log|view|editor|picker|selector|reminder|newsletter|badge|tag|tags|label|labels|comments?|chat|video|scanner|kiosk|wallet|checkout|sync|offline mode|version';
export const LACKS =
  "there (?:is|are|was|were) (?:currently |still |yet )?no|there's no|we (?:have|offer) no|we (?:do not|don't) (?:have|offer)|(?:has|have|having) no|lacks?|lacking|missing|is missing|no way to|needs? an?|needs? the|must do without|(?:do(?:es)? not|don't|doesn't) (?:have|offer|support|provide)|is not (?:available|supported|possible)|are not (?:available|supported)|without an?|rivals? offer|competitors? (?:have|has|offer)|no(?= \\w+$)|we want|we need";

/** Categories of a business link. */
export const CATEGORY =
  'acqui\\w+|new (?:customers?|accounts?|users?|subscribers?|members?|logos?|deals?|business|contracts?|stores?|merchants?|drivers?)|win(?:s|ning)?|won|sign-?ups?|first (?:order|purchase|booking)|trial|convert\\w*|conversion|activat\\w+|onboard\\w*|retain\\w*|retention|renew\\w*|churn\\w*|keep(?:s|ing)?|stay(?:s|ing)?|cancel\\w*|loyal\\w*|return(?:ing)?|repeat|expand\\w*|expansion|upsell\\w*|upgrad\\w*|cross-?sell\\w*|seats?|add-?ons?|attach|larger|bigger|revenue|sales|arr|mrr|turnover|subscriptions?|bookings?|orders?|deflect\\w*|costs?|sav(?:e|es|ing|ings)|cheaper|support (?:load|contacts|calls|tickets)|efficien\\w+|hours|overtime|margin|fees?|penalt\\w+|fines?|refunds?|risk\\w*|complian\\w+|audit|regulat\\w+|legal|fraud|safety|incident\\w*|region\\w*|market|expan\\w+|countr\\w+|profit|budget|grant|funding|contract\\w*';

/** Where money is only what something costs the buyer, or a limit. */
export const PRICE =
  'price[sd]?|pricing|plan|costs?|fee|per (?:month|seat|user|year|order|call|ticket|contact|case|item|unit|attempt|incident|return|head|visit|hour|shipment|parcel|claim|invoice)|a (?:month|year|seat|piece|unit|night|ticket|call|case)|each|worth of|budget|spend(?:s|ing)?|pay(?:s|ing)?|paid|above|below|over|under|up to|at least|at most|orders? (?:of|over|above|under)|average|basket|aov|limit|discount|voucher|invoice[sd]?|deductible|salary|rent|guardrail|refund';
/** What we will earn or save. */
export const CLAIM =
  'acv|arr|mrr|revenue|uplift|bring(?:s|ing)? (?:in|us)|earn(?:s|ing)?|savings?|save(?:s|d)?|worth|pipeline|deals?|upside|opportunity|additional|extra|incremental|gain|generate[sd]?|generating|profit|turnover|sales|adds?|contribut\\w+|grow(?:s|th)?|net|unlock\\w*';

/** Personal first names, the frequent ones; a capitalised word behind one makes a full name. */
export const FIRST_NAMES =
  'James|John|Robert|Michael|William|David|Richard|Joseph|Thomas|Charles|Christopher|Daniel|Matthew|Anthony|Mark|Steven|Paul|Andrew|Joshua|Kenneth|Kevin|Brian|George|Edward|Ronald|Timothy|Jason|Jeffrey|Ryan|Jacob|Gary|Nicholas|Eric|Jonathan|Stephen|Larry|Justin|Scott|Brandon|Benjamin|Samuel|Gregory|Frank|Alexander|Raymond|Patrick|Jack|Dennis|Jerry|Mary|Patricia|Jennifer|Linda|Elizabeth|Barbara|Susan|Jessica|Sarah|Karen|Lisa|Nancy|Betty|Margaret|Sandra|Ashley|Kimberly|Emily|Donna|Michelle|Carol|Amanda|Dorothy|Melissa|Deborah|Stephanie|Rebecca|Sharon|Laura|Cynthia|Kathleen|Amy|Angela|Shirley|Anna|Brenda|Pamela|Emma|Nicole|Helen|Samantha|Katherine|Christine|Debra|Rachel|Carolyn|Janet|Maria|Olivia|Heather|Jane|Julia|Peter|Hans|Klaus|Jürgen|Wolfgang|Stefan|Andreas|Martin|Anja|Sabine|Petra|Monika|Claudia|Ursula|Heike|Katrin|Julien|Pierre|Marie|Sophie|Camille|Luis|Carlos|Javier|Ana|Carmen|Sofia|Lucia|Pedro|Marco|Luca|Giulia|Chiara|Ahmed|Mohammed|Fatima|Ali|Mehmet|Ayşe|Yuki|Kenji|Wei|Li|Priya|Raj|Amit|Anil|Olga|Ivan|Dmitri|Sven|Lars|Ingrid|Jonas|Mara|Tom|Ben|Kate|Kim|Alice|Bob|Joan|Grace|Ruth|Nina|Eva|Lena|Lukas|Felix|Oliver|Harry|Charlotte|Amelia|Sandro|Noah|Liam|Mia|Ella';

/** A whole answer that is none, folded: one case, no accents, no punctuation. */
export const FILLER =
  'n a|na|none|nil|nothing|no|yes|ok|okay|test|test test|asdf\\w*|qwerty?|foo|bar|blah( blah)*|bla( bla)*|lorem|same|same as (?:above|before|title|the title|last time)|see (?:title|above|below|ticket|description|spec|doc|docs|document|prd|slack|figma|link|epic|comments?|attachment|parent|confluence|notion)|see the (?:title|ticket|description|spec|doc|epic|comments?)|as (?:discussed|above|per title|described|agreed|usual|in the title)|title|siehe (?:titel|oben|unten|ticket|beschreibung|konzept)|wie (?:besprochen|oben)|keine|k a|voir (?:titre|ci dessus|le ticket)|ver (?:titulo|arriba|acima)|baslik|basliga bakin|idk|dunno|unknown|tba|later|soon|placeholder|text|some text|description|hypothesis|hello|hi|to do|fix it|do it|just do it|because|why not|obvious|self explanatory|it is obvious';
