import { render } from "preact";
import { Options } from "../../components/options/Options";
import { setDocumentLanguage } from "../../components/ui/document-language";
import { t } from "../../utils/platform/i18n";
import "../../components/tokens.css";

setDocumentLanguage(document.documentElement);
document.title = t("optionsTitle");
const root = document.getElementById("root");
if (root) render(<Options />, root);
