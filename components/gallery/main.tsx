import { render } from "preact";
import { Options } from "../options/Options";
import { Popup } from "../popup/Popup";
import "../tokens.css";
import { scenarios } from "./scenarios";

/** Draws one scenario: `?state=<name>`. Without a name it lists them all. */
const root = document.getElementById("root");
const scenario = scenarios[new URLSearchParams(location.search).get("state") ?? ""];
if (root) render(scenario ? <Screen /> : <Index />, root);

function Screen() {
  if (scenario?.screen === "options") return <Options />;
  return <Popup tab={{ id: 1, url: scenario?.url ?? null }} />;
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
