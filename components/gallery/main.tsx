import { render } from "preact";
import { Options } from "../options/Options";
import { Popup } from "../popup/Popup";
import { SteadyRow } from "../popup/SteadyRow";
import "../tokens.css";
import { setDocumentLanguage } from "../ui/document-language";
import { scenarios } from "./scenarios";

/** Draws one scenario: `?state=<name>`, in another language with `#<language>` behind it. Without a name it lists them all. */
const root = document.getElementById("root");
const scenario = scenarios[new URLSearchParams(location.search).get("state") ?? ""];
draw();
addEventListener("hashchange", draw);

/** Drawn again, a screen keeps its state and changes its texts. */
function draw() {
  // No browser changes its language meanwhile, so rows would not expect it.
  SteadyRow.prototype.shouldComponentUpdate = () => true;
  setDocumentLanguage(document.documentElement);
  if (root) render(scenario ? <Screen /> : <Index />, root);
}

function Screen() {
  if (scenario?.screen === "options") return <Options />;
  const place = scenario?.screen === "panel" ? "side" : "popup";
  return <Popup place={place} tab={{ id: 1, url: scenario?.url ?? null }} />;
}

function Index() {
  return (
    <ul>
      {Object.keys(scenarios).map((name) => (
        <li key={name}>
          <a href={`?state=${name}`}>{name}</a>
        </li>
      ))}
    </ul>
  );
}
