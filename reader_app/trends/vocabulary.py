"""Words that say nothing about what a paper is about: grammar, the rhetoric of abstracts, words too wide alone."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Grammar and numbers: in no topic, but for "of" between two nouns and inside a hyphenated word.
GRAMMAR = _words(
    """
    a about above across after again against ago al all almost along already also although always am among amongst
    an and another any anyone anything are aren't around as aside at away back be became because become becomes been
    before beforehand behind being below beside besides between beyond both but by can can't cannot cf could
    couldn't de der des did didn't die do does doesn't doing don't done down due during e.g each eg either el else
    elsewhere en enough et etc even ever every everyone everything everywhere except few fewer first firstly five
    for former formerly forth four from further furthermore get gets getting give given gives giving go goes going
    got had hadn't has hasn't have haven't having he hence her here hereby herein hers herself him himself his how
    however i i.e ie if in indeed inside instead into is isn't it it's its itself just la last lastly later latter
    le least les less let like likewise made mainly make makes making many may maybe me meanwhile merely might mine
    more moreover most mostly much must my myself namely near nearly necessarily neither never nevertheless next no
    nobody none nonetheless nor not nothing now nowadays nowhere of off often on once one ones only onto or other
    others otherwise ought our ours ourselves out over overall own per perhaps put quite rather really regarding
    same say says second secondly see seem seemed seems seen several shall she should since six so solely some
    someone something sometimes somewhere still such ten than that that's the their theirs them themselves then
    thence there thereby therefore therein these they third this those though three through throughout thus to
    together too toward towards two un und under underneath unless unlike until up upon us use used uses using
    usually versus very via vs want wants was wasn't way ways we well were weren't what whatever when whenever where
    whereas whereby wherein whether which while whilst who whole whom whose why will with within without won't would
    wouldn't yet you your yours
    """
)

# What abstracts say about themselves and their merits: in no topic.
RHETORIC = _words(
    """
    abstract accept accordingly account accurately achieve achieved achievement achieves achieving acquire act
    actual actually add added adding addition additional additionally address addressed addresses addressing
    adequate adopt adopted adopts advance advanced advancement advances advancing advantage advantageous advantages
    aforementioned aid aim aimed aiming aims allow allowed allowing allows alone alternately alternative
    alternatives amenable ample analyse analysed analyses analyze analyzed analyzes analyzing appealing appear
    appears applicable applied applies apply applying appropriate appropriately argue argues arise arises ask aspect
    aspects assess assessed assist associated assume assumed assumes attain attempt attempts attend attract
    attracted augment author authors auxiliary available avoid avoiding aware base based basic basis beat begin
    behave belong beneficial benefit benefits best best-performing better big billion billions bring brings broad
    broader build building builds built calculate call called careful carefully carry case cases cast cause caused
    causes causing certain challenge challenged challenges challenging change changes changing characterise
    characterize cheap cheaply check choice choices choose chosen claim claims clear clearly close closely closer
    coarse-grained code codes combination combinations combine combined combines combining come comes coming
    commonly comparable compare compared compares comparing comparison comparisons compelling competitive complement
    complementary completely complex complicated comprehensive comprehensively comprise comprised comprises concern
    concerns conclude conclusion conclusions concrete conduct conducted confirm consequence consequently consider
    considerable considerably consideration considered considering considers consist consistent consistently
    consisting consists consolidate constitute construct constructed constructing contain containing contains
    contrary contrast contribute contributes contribution contributions convenient conventional correct correctly
    correspond corresponding correspondingly costly cover covering create created creates creating critically
    crucial crucially current currently cutting-edge deal dealing decade decades decide dedicated deeper deeply
    define defined defines degree degrees deliver delivers delve demand demands demo demonstrate demonstrated
    demonstrates demonstrating demos depend dependent depending depends deploy deployed derive derived derives
    describe described describes describing description deserve design designed designing desirable desired despite
    detail detailed details determine determined develop developed developing development developments devise
    devised differ difference differences different differently difficult difficulties difficulty direct directly
    discover discuss discussed discusses discussion distinct distinguish diverse divide domain-specific double
    dramatic dramatically draw drawback drawbacks drawn drive driven ease easier easily easy effective effectively
    effectiveness efficacy efficient efficiently effort efforts elaborate eliminate eliminates eliminating elucidate
    embarrassingly embed emerge emerged emergence emerges emerging empirical empirically employ employed employing
    employs enable enabled enables enabling encode encodes encounter encourage encouraging end end-to-end enhance
    enhanced enhancement enhances enhancing enjoy enlarge ensure ensures ensuring entire entirely entirety equal
    equally equip equipped equivalent especially essential essentially establish established establishes estimate
    estimated evaluate evaluated evaluates evaluating evaluation evaluations ever-growing evidence evident exact
    exactly examine examined examines examining example examples exceed exceeding exceeds excellent exceptional
    excessive exhibit exhibited exhibiting exhibits exist existed existing exists expand expect expected expensive
    experience experiment experimental experimentally experiments explain explained explains explicit explicitly
    exploit exploited exploiting exploits explore explored explores exploring extend extended extending extends
    extension extensions extensive extensively extent extra extract extracted extracting extracts extreme extremely
    face faces facilitate facilitates facilitating fact factor factors fail fails failure fair fall falls familiar
    far far-reaching fashion fast faster favor favorable favorably favourable feasibility feasible figure final
    finally find finding findings finds fine fine-grained fit fix flexible focus focused focuses focusing follow
    followed following follows form formalise formalize formally formulate formulated formulates formulating
    formulation forward found framework frameworks free freedom frequent frequently fresh fulfill fully fundamental
    fundamentally future gain gained gaining gains gap gaps gather generally generic github github.com github.io
    good great greater greatly ground-truth grow growing grown growth guarantee guaranteed guarantees guide guided
    guiding half hand-crafted hand-engineered handle handles handling happen hard harder hardly harness help helpful
    helping helps high-dimensional high-fidelity high-level high-performance high-performing high-quality higher
    highest highlight highlights highly hold holds hope http https huge hundred hundreds idea ideal ideally ideas
    identical identified identifies identify identifying ignore ignored illustrate illustrated illustrates immediate
    immediately impact impacts implement implemented implementing implication implications imply importance
    important importantly impose impossible impressive improve improved improvement improvements improves improving
    in-depth in-domain inadequate incapable include included includes including incorporate incorporated
    incorporates incorporating increase increased increases increasing increasingly incur indicate indicated
    indicates indicating individual inefficient inevitably inferior influence inform inherent inherently initial
    initially innovative inspect inspired instance instances integrate integrated integrates integrating intend
    intended interest interested interesting interestingly intrinsic introduce introduced introduces introducing
    introduction intuition intuitive investigate investigated investigates investigating investigation invoke
    involve involved involves involving issue issues join joint jointly keep key kind kinds know known lack lacking
    lacks large-scale largely larger largest lead leading leads learn learned learns learnt leave left lend leverage
    leveraged leverages leveraging lie lies light lightweight limit limitation limitations limited limiting limits
    list literature little long-standing longer look looking lot low-cost low-dimensional low-level low-quality
    lower lowest main maintain maintaining maintains major majority manage manner massive matter maximise maximize
    mean meaning meaningful means meet mention merit million millions minimal minimise minimize minimum minor
    mitigate mitigates mitigating modern modest modification modifications modified modify motivate motivated
    motivation multiple name named naturally nature necessary necessitate necessitates need needed needs negligible
    new newly newly-proposed non-trivial nontrivial notable notably note noteworthy notion notoriously novel novelty
    number numbers numerical numerous obtain obtained obtaining obtains obvious occur occurs off-the-shelf offer
    offered offering offers old ongoing open-source open-sourced opens opportunities opportunity opt option options
    order ordinary original originally out-of-the-box outcome outcomes outline outperform outperformed outperforming
    outperforms outstanding overcome overcomes overcoming overview page paid paper papers paradigm paradigms
    paramount part partial partially particular particularly parts past pave pay people percent percentage perform
    performed performing performs perspective perspectives phenomena phenomenon piece pivotal place play played
    plays plenty poor poorly popular popularity pose posed poses possess possesses possibilities possibility
    possible possibly post potential potentially potentials powerful practical practically practice practices
    practitioner practitioners precise precisely predominantly prefer preliminary presence present presentation
    presented presenting presents preserve preserves preserving prevailing prevalent prevent previous previously
    primarily primary principled prior prize problematic procedure proceed produce produced produces producing
    profound profoundly progress prohibitive prohibitively project prominent promise promising promote prone proper
    properly properties property proportional propose proposed proposes proposing prove proved proven proves provide
    provided provides providing public publicly publish published purpose purposes pursue quick quickly raise raised
    raises range ranges ranging rapid rapidly rare rarely reach reached reaches reaching readily ready real-life
    real-time real-world realise realistic realize reasonable reasonably reasons receive received recent recently
    recognise recognize recover reduce reduced reduces reducing reduction refer referred refine regard regarded
    regardless relate related relative relatively relax release released relevant reliable reliably relies rely
    relying remain remained remaining remains remarkable remarkably remedy remove removes removing render replace
    replaced replaces replacing report reported reports repositories repository represents require required
    requirement requirements requires requiring research researcher researchers resort respect respective
    respectively rest result resulting results retain retains reveal revealed revealing reveals review reviews
    revisit revolutionary revolutionise revolutionize rich rigorous rise robustly role roles rough roughly run runs
    satisfactory satisfying scarce scenario scenarios scope scratch seek seeks separate serious serve served serves
    sets setup severe severely shed shortcoming shortcomings show showcase showcases showed showing shown shows side
    significance significant significantly similar similarly simple simpler simplicity simplify simply simultaneous
    simultaneously single situation situations slight slightly slow small-scale smaller sole solid solution
    solutions solve solved solves solving sophisticated sota sought spanning special specialised specialized
    specially specific specifically specified specify spite stand start state-of-the-art stem step step-by-step
    steps straightforward strength strengthen strengths strict striking strikingly strive strong stronger strongly
    struggle struggles studied studies study studying sub-optimal subject suboptimal subsequent subsequently
    substantial substantially succeed success successes successful successfully suffer suffered suffering suffers
    suffice sufficient sufficiently suggest suggested suggesting suggests suitable suited superior superiority
    supplementary supported supporting supports surge surpass surpasses surpassing surprising surprisingly survey
    surveys systematic systematically tackle tackles tackling tailored take taken takes taking target targeted
    targets task-specific tell tend tends term terms testament thank thing things think thorough thoroughly thousand
    thousands tie time-consuming today tool tools top topic topics total totally touch trade-off trade-offs tradeoff
    tradeoffs traditional traditionally tremendous trend trends trigger triple trivial true truly try trying turn
    turns twice type types typical typically ubiquitous ultimate ultimately unable unclear uncover underexplored
    undergo underlying underscore underscores understand understanding understood undertake unexplored unfortunately
    unified unify unique uniquely universal unknown unlock unprecedented unresolved unsolved up-to-date upper url
    usage useful usefulness user-friendly usual utilisation utilise utilised utilises utilising utilization utilize
    utilized utilizes utilizing valid validate validated validates validity valuable variant variants varied varies
    variety various vary varying vast verified version versions viable vital walk website welcome well-designed
    well-established well-known well-suited wide wide-ranging widely wider widespread wisdom wish work worked
    working works world worse worst worth worthwhile www year years yield yielded yielding yields zero
    """
)

# Words of every method section: no topic alone, none beside a word that is wide too ("training data"), but one beside
# a word that is not ("genetic algorithm").
DULL = _words(
    """
    abilities ability accuracy algorithm algorithms amount analysis answer answers application applications approach
    approaches architecture architectures area areas article assumption assumptions average bank baseline baselines
    batch behavior behaviors behaviour behaviours benchmark benchmarks block blocks bound bounds budget calculation
    capabilities capability capacity categories category characteristic characteristics class classes collection
    common community complete complexity component components computation computational computations compute
    computers concept concepts condition conditions configuration configurations constraint constraints contact
    content contexts core correction cost costs count criteria criterion critical data dataset datasets decision
    decisions deployment dimension dimensions direction directions discipline distance distribution distributions
    domain domains downstream dynamic edge edges effect effects element elements engine environment environments
    error errors estimation expressive expressiveness family feature features field fields fine-tune fine-tuned
    finetune finetuned force full function functions general generate generated generates goal goals gradient
    gradients group groups hand hardware hidden high human humans hyperparameter hyperparameters implementation
    implementations industry inference-time information input inputs insight insights interaction interactions
    interface item items label labels layer layers learnable length level levels line lines link location low
    machines magnitude map maps match matches measure measures mechanism mechanisms method methodologies methodology
    methods metric metrics mode module modules motion net nets node nodes noise normal objective objectives
    observation observations offline online open operation operations optimal optimise optimised optimises
    optimising optimize optimized optimizer optimizers optimizes optimizing output outputs overhead pair pairs
    parameter parameters path pattern patterns performance period phase phases pipeline pipelines platform platforms
    point points position positions positive power pre-train pre-trained predict predicted predicting prediction
    predictions predicts pretrain pretrained principal principle principles problem problems process processed
    processes product quality quantity queries query rate rates ratio ratios real region regions relation relations
    relationship relationships representation representations resource resources response responses robust
    robustness run-time runtime sample samples scalability scalable scale scales scene scheme schemes score scores
    sensitive sensitivity sentence sentences service services set setting settings shape short size sizes skill
    skills small software source sources speed stability stable stage stages standard statistic statistics
    strategies strategy structure structured structures subset subsets subtask subtasks task tasks technique
    techniques technologies technology test tested testing tests theoretical theory thought time times token tokens
    train trainable trained training trains trajectories trajectory trial trials tune unit units user users value
    values variable variables variation variations vehicle vehicles view views volume weak weight weights
    """
)

# Names of whole subjects: no topic alone, but one together ("neural network", "natural language").
WIDE = _words(
    """
    action actions agent agents ai answering artificial auto classification cloud computer context control cv deep
    dense detection dl document documents english event events expert experts generation global gpt graph graphs
    image images inference intelligence knowledge language languages large learner learning linear local logic long
    machine matrix memory ml model modeling modelling models multi natural network networks neural nlp non-linear
    nonlinear object objects optimisation optimization planning probabilistic processing program programs question
    questions random reasoning recognition robot robots science search segmentation sequence sequences series signal
    signals space spaces sparse speech state states statistical supervised support system systems text texts
    transfer tree unsupervised vector video videos vision visual visually word words
    """
)

# Second halves of hyphenated words that make an adjective of what a paper is about: "transformer-based".
ADJECTIVE_ENDINGS = _words(
    """
    agnostic augmented aware based centric conditioned dependent driven efficient enabled free guided independent
    induced inspired intensive level like oriented powered related specific wise
    """
)
