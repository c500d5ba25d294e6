//! What the rules find.

use super::check;

#[test]
fn quotations_beside_their_cue() {
    check("“The strait stays open,” Ina Tolle said.", &["Ina Tolle | said | “The strait stays open,”"]);
    check("“The strait stays open,” said Ina Tolle, the minister.", &["Ina Tolle, the minister | said | “The strait stays open,”"]);
    check("Ina Tolle said: “The strait stays open.”", &["Ina Tolle | said | “The strait stays open.”"]);
    check("\"The strait stays open,\" she told reporters.", &["she | told | \"The strait stays open,\""]);
    check("''The strait stays open,'' Tolle said.", &["Tolle | said | ''The strait stays open,''"]);
    check(
        "“We asked for talks,” Dane said on Monday. “Nobody answered us.”",
        &["Dane | said | “We asked for talks,” / “Nobody answered us.”"],
    );
}

#[test]
fn reported_clauses() {
    check("Tolle said that the ports would close.", &["Tolle | said | that the ports would close"]);
    check("Tolle said the ports would close.", &["Tolle | said | the ports would close"]);
    check("Tolle said on Tuesday that the ports would close.", &["Tolle | said | that the ports would close"]);
    check("Tolle told the council that the ports would close.", &["Tolle | told | that the ports would close"]);
    check("The two islands said they would share the catch.", &["The two islands | said | they would share the catch"]);
    check("The ports would close at noon, Tolle said.", &["Tolle | said | The ports would close at noon"]);
    check("Velmar has repeatedly denied that it shelled the quay.", &["Velmar | has repeatedly denied | that it shelled the quay"]);
    check("Dane ruled out sending ferries to the strait.", &["Dane | ruled out | sending ferries to the strait"]);
    check("Velmar urged Tessaly to withdraw its ships.", &["Velmar | urged | Tessaly to withdraw its ships"]);
}

#[test]
fn several_in_a_sentence() {
    check(
        "Velmar rejected the plan, warning that ships would be stopped.",
        &["Velmar | rejected | the plan", "Velmar | warning | that ships would be stopped"],
    );
    check("Tolle promised new ferries but ruled out a bridge.", &["Tolle | promised | new ferries", "Tolle | ruled out | a bridge"]);
    check(
        "Dane said the talks were useful, while Tolle insisted that nothing had changed.",
        &["Dane | said | the talks were useful", "Tolle | insisted | that nothing had changed"],
    );
}

#[test]
fn according_to() {
    check(
        "The fleet will leave in spring, according to a Velmar official.",
        &["a Velmar official | according to | The fleet will leave in spring"],
    );
    check("According to the harbour office, two ships are missing.", &["the harbour office | According to | two ships are missing"]);
}

#[test]
fn quotations_alone() {
    check(
        "Ina Tolle said the mood was good.\n“We have come a long way since the winter.”",
        &["Ina Tolle | said | the mood was good", "Ina Tolle | - | “We have come a long way since the winter.”"],
    );
    check(
        "When the old captain died, Orla Dane released this statement:\n“He never left a port without a light.”",
        &["Orla Dane | - | “He never left a port without a light.”"],
    );
    check(
        "“Nobody here wants another winter of closed ports.”\nDane said at the harbour talks.",
        &["Dane | said | “Nobody here wants another winter of closed ports.”"],
    );
    check(
        "“Nobody here wants another winter of closed ports.”\nSubscribe now and save 20% on everything\nDane said at the harbour talks.",
        &["Dane | said | “Nobody here wants another winter of closed ports.”"],
    );
    check(
        "“The first thing is the ports,” Dane said. “They must open.\n“The second thing is the fish.”",
        &["Dane | said | “The first thing is the ports,” / “They must open. / “The second thing is the fish.”"],
    );
}

#[test]
fn reporters_on_the_way() {
    check("The Harbour Gazette quoted the minister as saying the ports would open.", &["the minister | as saying | the ports would open"]);
    check(
        "According to a report in the Harbour Gazette, Orla Dane said the ports would open.",
        &["Orla Dane | said | the ports would open"],
    );
    check("“We will open the ports,” Dane was quoted as saying.", &["Dane | was quoted as saying | “We will open the ports,”"]);
}

#[test]
fn turns_of_speech() {
    check(
        "MS. DANE: We asked for talks in the spring.\nMR. MARROW: And who answered you?\nMS. DANE: Nobody did.",
        &["MS. DANE | : | We asked for talks in the spring.", "MR. MARROW | : | And who answered you?", "MS. DANE | : | Nobody did."],
    );
    check(
        "Q: Will the ports open?\nA: They will in spring.\nQ: And the strait?\nA: Not before autumn.",
        &["Q | : | Will the ports open?", "A | : | They will in spring.", "Q | : | And the strait?", "A | : | Not before autumn."],
    );
    check("Q. Will the ports open?\nA. They will in spring.", &["Q | . | Will the ports open?", "A | . | They will in spring."]);
    // No interview, but a list, or a name.
    check("A. The ports will open in spring.\nB. The strait will not.\nA. Tolle sailed.", &[]);
}

#[test]
fn signed_quotations() {
    check(
        "“Closed ports help nobody on the islands.”\n― Orla Dane, harbour master",
        &["Orla Dane, harbour master | ― | “Closed ports help nobody on the islands.”"],
    );
    // What follows a signature is the next person's.
    check(
        "“Closed ports help nobody on the islands.” — Ina Tolle\n“Open ones help nobody on the coast, I say.”",
        &["Ina Tolle | — | “Closed ports help nobody on the islands.”"],
    );
    check("”Closed ports help nobody on the islands.” — Ina Tolle", &["Ina Tolle | — | ”Closed ports help nobody on the islands.”"]);
}

#[test]
fn unbalanced_marks() {
    check("The ports are closed\" for good. \"They stay closed,\" Tolle said.", &["Tolle | said | \"They stay closed,\""]);
    check("“They stay closed, Tolle said.\n“The strait is ours,” Dane said.", &["Dane | said | “The strait is ours,”"]);
}
