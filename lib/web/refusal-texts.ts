import type { Language } from "./protocol.ts";

/** Why the server refuses something, or tells of trouble. */
export type RefusalCode =
  | "bad-request"
  | "no-key"
  | "wrong-host"
  | "foreign-page"
  | "read-only"
  | "not-own"
  | "not-lesson"
  | "nothing-here"
  | "no-notebook"
  | "no-exercise"
  | "no-cell"
  | "no-picture"
  | "no-question"
  | "conflict"
  | "too-long"
  | "notebook-too-large"
  | "not-json"
  | "not-notebook"
  | "other-format"
  | "damaged-notebook"
  | "damaged-file"
  | "not-progress"
  | "outputs-dropped"
  | "failed"
  | "no-kernel"
  | "kernel-exit"
  | "kernel-crash"
  | "kernel-memory"
  | "kernel-flood"
  | "kernel-room"
  | "disk-full";

/** Everything the server may refuse, in every language the page speaks; `{name}` stands for a value. */
export const refusalTexts: Readonly<Record<RefusalCode, Readonly<Record<Language, string>>>> = {
  "bad-request": {
    en: "Toplab cannot do that: {detail}.",
    es: "Toplab no puede hacer eso: {detail}.",
    ru: "Toplab не может этого сделать: {detail}.",
  },
  "no-key": {
    en: "Open Toplab with the address that it printed in the terminal: it holds the key.",
    es: "Abra Toplab con la dirección que mostró en el terminal: contiene la clave.",
    ru: "Откройте Toplab по адресу, который он вывел в терминале: в нём содержится ключ.",
  },
  "wrong-host": {
    en: "This server answers only to its own machine.",
    es: "Este servidor solo responde a su propio equipo.",
    ru: "Этот сервер отвечает только своему компьютеру.",
  },
  "foreign-page": {
    en: "This request comes from a page that is not Toplab's.",
    es: "Esta petición viene de una página que no es de Toplab.",
    ru: "Этот запрос пришёл со страницы, которая не принадлежит Toplab.",
  },
  "read-only": {
    en: "{file} cannot be written: Toplab may not write there; check who owns it.",
    es: "No se puede escribir {file}: Toplab no tiene permiso; compruebe quién es el propietario.",
    ru: "Не удаётся записать {file}: у Toplab нет прав на запись; проверьте, кому принадлежит файл.",
  },
  "not-own": {
    en: "{id} belongs to the course: only your own notebooks can be removed.",
    es: "{id} pertenece al curso: solo se pueden quitar los cuadernos propios.",
    ru: "{id} относится к курсу: удалять можно только собственные блокноты.",
  },
  "not-lesson": {
    en: "{id} is a notebook of your own: there is no original to go back to.",
    es: "{id} es un cuaderno propio: no hay un original al que volver.",
    ru: "{id} — собственный блокнот: у него нет исходного варианта.",
  },
  "nothing-here": {
    en: "There is nothing here.",
    es: "Aquí no hay nada.",
    ru: "Здесь ничего нет.",
  },
  "no-notebook": {
    en: "The course has no notebook {id}.",
    es: "El curso no tiene ningún cuaderno {id}.",
    ru: "В курсе нет блокнота {id}.",
  },
  "no-exercise": {
    en: "The course has no exercise {id}.",
    es: "El curso no tiene ningún ejercicio {id}.",
    ru: "В курсе нет упражнения {id}.",
  },
  "no-cell": {
    en: "The lesson has no cell {id}, so there is no original of it.",
    es: "La lección no tiene ninguna celda {id}, así que no hay un original.",
    ru: "В уроке нет ячейки {id}, поэтому у неё нет исходного варианта.",
  },
  "no-picture": {
    en: "There is no picture {path} beside the notebook.",
    es: "No hay ninguna imagen {path} junto al cuaderno.",
    ru: "Рядом с блокнотом нет картинки {path}.",
  },
  "no-question": {
    en: "The cell no longer waits for an answer.",
    es: "La celda ya no espera una respuesta.",
    ru: "Ячейка больше не ждёт ответа.",
  },
  conflict: {
    en: "{id} was changed in another tab or program.",
    es: "{id} se ha modificado en otra pestaña o programa.",
    ru: "Блокнот {id} изменён в другой вкладке или программе.",
  },
  "too-long": {
    en: "That is longer than the {mb} MB that Toplab takes.",
    es: "Eso supera los {mb} MB que Toplab acepta.",
    ru: "Это больше {mb} МБ, которые принимает Toplab.",
  },
  "notebook-too-large": {
    en: "{file} has {mb} MB, and Toplab opens notebooks of up to {max} MB: clear its outputs in another program first.",
    es: "{file} ocupa {mb} MB y Toplab abre cuadernos de hasta {max} MB: borre antes sus salidas con otro programa.",
    ru: "{file} занимает {mb} МБ, а Toplab открывает блокноты до {max} МБ: сначала очистите результаты в другой программе.",
  },
  "not-json": {
    en: "{file} is not a notebook: its text is not JSON.",
    es: "{file} no es un cuaderno: su texto no es JSON.",
    ru: "{file} — не блокнот: его текст не является JSON.",
  },
  "not-notebook": {
    en: "{file} is not a notebook: it has no list of cells.",
    es: "{file} no es un cuaderno: no tiene lista de celdas.",
    ru: "{file} — не блокнот: в нём нет списка ячеек.",
  },
  "other-format": {
    en: "{file} is a notebook of nbformat {version}, and Toplab opens nbformat 4: convert it with jupyter nbconvert --to notebook.",
    es: "{file} es un cuaderno de nbformat {version} y Toplab abre nbformat 4: conviértalo con jupyter nbconvert --to notebook.",
    ru: "{file} — блокнот формата nbformat {version}, а Toplab открывает nbformat 4: преобразуйте его командой jupyter nbconvert --to notebook.",
  },
  "damaged-notebook": {
    en: "{file} is damaged: {detail}.",
    es: "{file} está dañado: {detail}.",
    ru: "{file} повреждён: {detail}.",
  },
  "damaged-file": {
    en: "{file} is damaged ({detail}): mend it, or move it away to start afresh.",
    es: "{file} está dañado ({detail}): corríjalo o apártelo para empezar de nuevo.",
    ru: "{file} повреждён ({detail}): исправьте его или уберите, чтобы начать заново.",
  },
  "not-progress": {
    en: "{file} holds no progress that Toplab has saved.",
    es: "{file} no contiene un progreso guardado por Toplab.",
    ru: "В {file} нет прогресса, сохранённого Toplab.",
  },
  "outputs-dropped": {
    en: "The outputs are larger than {max} MB together: the largest are on this page, but not kept in the file.",
    es: "Las salidas superan en conjunto {max} MB: las mayores están en esta página, pero no se guardan en el archivo.",
    ru: "Вместе результаты занимают больше {max} МБ: самые большие видны на этой странице, но в файл не сохраняются.",
  },
  failed: {
    en: "Something went wrong in Toplab: {detail}.",
    es: "Algo ha fallado en Toplab: {detail}.",
    ru: "В Toplab произошла ошибка: {detail}.",
  },
  "no-kernel": {
    en: "The kernel could not be started: {detail}.",
    es: "No se ha podido iniciar el núcleo: {detail}.",
    ru: "Не удалось запустить ядро: {detail}.",
  },
  "kernel-exit": {
    en: "The kernel's process ended by itself.",
    es: "El proceso del núcleo ha terminado por sí solo.",
    ru: "Процесс ядра завершился сам.",
  },
  "kernel-crash": {
    en: "The kernel's process crashed.",
    es: "El proceso del núcleo ha fallado.",
    ru: "Процесс ядра аварийно завершился.",
  },
  "kernel-memory": {
    en: "The cell used more memory than the kernel may have.",
    es: "La celda ha usado más memoria de la que puede tener el núcleo.",
    ru: "Ячейка использовала больше памяти, чем доступно ядру.",
  },
  "kernel-flood": {
    en: "The cell wrote more output than the kernel takes.",
    es: "La celda ha escrito más salida de la que admite el núcleo.",
    ru: "Ячейка вывела больше, чем принимает ядро.",
  },
  "kernel-room": {
    en: "The kernel was closed to make room: {max} notebooks may run at a time.",
    es: "El núcleo se ha cerrado para hacer sitio: pueden ejecutarse {max} cuadernos a la vez.",
    ru: "Ядро закрыто, чтобы освободить место: одновременно могут работать {max} блокнота.",
  },
  "disk-full": {
    en: "The disk is full, {file} could not be written: make room, and it is saved again.",
    es: "El disco está lleno y no se ha podido escribir {file}: libere espacio y se guardará de nuevo.",
    ru: "Диск заполнен, записать {file} не удалось: освободите место, и файл будет сохранён снова.",
  },
};
