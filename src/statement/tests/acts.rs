//! What cues do.

use crate::statement::Act;
use crate::statement::extractor::by_rules;
use crate::text::Structure;

#[track_caller]
fn check(text: &str, expect: Act) {
    let structure = Structure::of(text);
    let found = by_rules(text, &structure);
    assert_eq!(found.first().map(|a| a.act), Some(expect), "in {text:?}");
}

#[test]
fn acts() {
    check("Tolle said the ports would close.", Act::Says);
    check("Tolle noted that the ports would close.", Act::Says);
    check("Velmar denied that it shelled the quay.", Act::Denies);
    check("Velmar rejected the plan for a bridge.", Act::Rejects);
    check("Dane ruled out sending ferries to the strait.", Act::Rejects);
    check("Dane refused to sign the treaty.", Act::Rejects);
    check("Tolle warned that ships would be stopped.", Act::Warns);
    check("Tolle accused Velmar of shelling the quay.", Act::Accuses);
    check("Velmar urged Tessaly to withdraw its ships.", Act::Demands);
    check("Velmar called on Tessaly to withdraw its ships.", Act::Demands);
    check("Tolle stressed the need for a lasting truce.", Act::Demands);
    check("Dane promised to open the ports in spring.", Act::Pledges);
    check("Dane agreed to share the catch with Velmar.", Act::Pledges);
    check("Dane proposed a joint patrol of the strait.", Act::Offers);
    check("Dane would consider a ferry treaty with Velmar.", Act::Offers);
    check("Dane confirmed that the fleet had left.", Act::Confirms);
    check("Dane asked whether the ports would open.", Act::Asks);
    check("Dane believes that the strait will open.", Act::Believes);
    check("Dane hopes to open the ports in spring.", Act::Intends);
}

#[test]
fn negation_turns_an_act() {
    check("Dane did not agree to share the catch.", Act::Rejects);
    check("Dane did not rule out a joint patrol of the strait.", Act::Offers);
    check("Velmar did not deny that it shelled the quay.", Act::Says);
    check("Tolle has not said that the ports would close.", Act::Says);
}
