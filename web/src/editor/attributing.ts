import {NodeSelection, TextSelection, type EditorState, type Transaction} from "prosemirror-state";
import type {EditorView} from "prosemirror-view";
import {AttributionForm} from "./attribution-panel";
import type {Openings} from "./actions";
import type {Chain, ChainWords} from "./chains";
import {chainsOf} from "./document";
import type {Stretch} from "./language";
import type {Panel} from "./panel";
import type {People} from "./people";
import {asChain, nextProposal, turnDown, type Proposal} from "./proposals";
import {StatementList} from "./statement-list";
import {attribute, changeChain, dropChain, statementAt, stretchToAttribute, takeOff} from "./statements";

interface Wiring {
  readonly panel: Panel;
  readonly people: People;
  readonly view: () => EditorView;
  readonly outlets: string | null;
  readonly language: string;
  readonly say: (sentence: string) => void;
}

/** One more button of the form. */
type Other = {readonly label: string; readonly press: () => void} | null;

const NOTHING_HERE = "Select the words somebody said, or put the cursor into the sentence.";

/** Saying who said what: the form, the key for the same chain again, the proposals, and the list beside the text. */
export class Attributing {
  readonly list: StatementList;
  readonly #wiring: Wiring;
  /** The ids of the chains, the one used last first. */
  #used: readonly string[] = [];

  constructor(wiring: Wiring) {
    this.#wiring = wiring;
    this.list = new StatementList({
      people: wiring.people,
      goTo: (statement) => this.#goTo(statement),
      edit: (chain) => this.#changeEverywhere(wiring.view(), chain),
      remove: (chain) => wiring.view().dispatch(dropChain(wiring.view().state, chain.id)),
      nextProposal: () => void this.#openProposal(wiring.view()),
    });
  }

  get openings(): Pick<Openings, "attribution" | "sameAgain" | "proposal" | "statements"> {
    return {
      attribution: (view) => this.#openHere(view),
      sameAgain: (view) => this.#sameAgain(view),
      proposal: (view) => this.#openProposal(view),
      statements: () => {
        (this.list.dom.querySelector<HTMLElement>("li button") ?? this.list.dom).focus();
        return true;
      },
    };
  }

  show(state: EditorState): void {
    this.list.show(state);
  }

  #openHere(view: EditorView): boolean {
    const there = statementAt(view.state);
    const chain = there && chainsOf(view.state.doc).find(({id}) => id === there.chain);
    if (there && chain) return this.#open(view, there, chain, {label: "Take it off", press: () => this.#close(takeOff(this.#wiring.view().state, there))});
    const stretch = stretchToAttribute(view.state, this.#wiring.language);
    if (!stretch) return this.#nothingHere();
    return this.#open(view, stretch, this.#earlier(view.state)[0] ?? null, null);
  }

  #sameAgain(view: EditorView): boolean {
    const last = this.#earlier(view.state)[0];
    if (!last) return this.#openHere(view);
    const stretch = stretchToAttribute(view.state, this.#wiring.language);
    if (!stretch) return this.#nothingHere();
    view.dispatch(attribute(view.state, stretch, last));
    this.#remember(view.state, stretch);
    return true;
  }

  #openProposal(view: EditorView): boolean {
    const proposal = nextProposal(view.state);
    if (!proposal) {
      this.#wiring.say("No sentence looks attributed that is not marked already.");
      return true;
    }
    this.#select(view, proposal);
    const refuse = () => this.#close(turnDown(this.#wiring.view().state, proposal));
    return this.#open(view, proposal, this.#startFor(view.state, proposal), {label: "No statement", press: refuse});
  }

  /** A chain of this story through the same outlet is the likeliest; else what the rules found. */
  #startFor(state: EditorState, proposal: Proposal): ChainWords {
    const outlet = proposal.outlet?.toLowerCase();
    const same = outlet && this.#earlier(state).find((chain) => chain.hops.some((hop) => hop.outlet.toLowerCase() === outlet));
    return same || asChain(proposal, `${new Date(Date.now()).toISOString().slice(0, 16)}:00Z`);
  }

  #open(view: EditorView, stretch: Stretch, start: ChainWords | null, other: Other): boolean {
    const keep = (words: ChainWords) => {
      view.dispatch(attribute(view.state, stretch, words));
      this.#remember(view.state, stretch);
      return null;
    };
    this.#ask(view, start, "Keep", other, keep);
    return true;
  }

  #changeEverywhere(view: EditorView, chain: Chain): void {
    this.#ask(view, chain, "Change it everywhere", null, (words) => {
      view.dispatch(changeChain(view.state, chain.id, words));
      return null;
    });
  }

  #ask(view: EditorView, start: ChainWords | null, confirmLabel: string, other: Other, keep: (words: ChainWords) => null): void {
    const leave = () => {
      this.#wiring.panel.close();
      view.focus();
    };
    const form = new AttributionForm({
      people: this.#wiring.people,
      outlets: this.#wiring.outlets,
      now: () => Date.now(),
      earlier: this.#earlier(view.state).slice(0, 5),
      start,
      confirmLabel,
      other,
      take: (chain) => {
        keep(chain);
        leave();
      },
      cancel: leave,
    });
    this.#wiring.panel.open(view, "Who said it", form.dom, async () => {
      const words = await form.read();
      return typeof words === "string" ? words : keep(words);
    });
    form.focus();
  }

  /** The story's chains, the one used last first. */
  #earlier(state: EditorState): readonly Chain[] {
    const rank = (chain: Chain) => {
      const place = this.#used.indexOf(chain.id);
      return place < 0 ? this.#used.length : place;
    };
    return [...chainsOf(state.doc)].reverse().sort((one, other) => rank(one) - rank(other));
  }

  #remember(state: EditorState, stretch: Stretch): void {
    let id: string | undefined;
    state.doc.nodesBetween(stretch.from, stretch.to, (node) => {
      id ??= node.marks.find((mark) => mark.type.name === "statement")?.attrs.attribution as string | undefined;
    });
    if (id) this.#used = [id, ...this.#used.filter((each) => each !== id)];
  }

  #close(transaction: Transaction): void {
    const view = this.#wiring.view();
    this.#wiring.panel.close();
    view.dispatch(transaction);
    view.focus();
  }

  #goTo(stretch: Stretch): void {
    const view = this.#wiring.view();
    this.#select(view, stretch);
    view.focus();
  }

  #select(view: EditorView, {from, to}: Stretch): void {
    const {doc} = view.state;
    const selection = doc.resolve(from).parent.inlineContent ? TextSelection.create(doc, from, to) : NodeSelection.create(doc, from);
    view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
  }

  #nothingHere(): boolean {
    this.#wiring.say(NOTHING_HERE);
    return true;
  }
}
