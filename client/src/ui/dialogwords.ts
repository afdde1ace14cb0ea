// The words of dialogs that are loaded when they are first opened.
import text from "../../../assets/text/en/dialogs.ftl";
import { addText } from "../core/text.ts";

addText(text);
