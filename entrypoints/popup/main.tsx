import { render } from "preact";
import { Popup } from "../../components/popup/Popup";
import { activeTab } from "../../utils/platform/tabs";
import "../../components/tokens.css";

const root = document.getElementById("root");
const tab = await activeTab().catch(() => null);
if (root) render(<Popup tab={tab} />, root);
