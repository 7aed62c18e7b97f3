import type { Text } from "../common/i18n.ts";

/** What the notebook page says, apart from the names of its commands. */
export const notebookTexts = {
  notebook: { en: "Notebook", es: "Cuaderno", ru: "Блокнот" },
  course: { en: "Course", es: "Curso", ru: "Курс" },
  allModules: { en: "All modules", es: "Todos los módulos", ru: "Все модули" },
  contents: { en: "Contents", es: "Contenido", ru: "Содержание" },
  more: { en: "More", es: "Más", ru: "Ещё" },
  close: { en: "close", es: "cerrar", ru: "закрыть" },

  kernelOff: { en: "Not started", es: "Sin iniciar", ru: "Не запущен" },
  kernelStarting: { en: "Starting…", es: "Iniciando…", ru: "Запускается…" },
  kernelIdle: { en: "Ready", es: "Listo", ru: "Готов" },
  kernelBusy: { en: "Running…", es: "Ejecutando…", ru: "Выполняется…" },
  kernelDead: { en: "Stopped", es: "Detenido", ru: "Остановлен" },
  waiting: {
    en: { one: "{n} cell waits", other: "{n} cells wait" },
    es: { one: "{n} celda espera", other: "{n} celdas esperan" },
    ru: { one: "{n} ячейка ждёт", few: "{n} ячейки ждут", other: "{n} ячеек ждут" },
  },
  saved: { en: "Saved", es: "Guardado", ru: "Сохранено" },
  unsaved: { en: "Unsaved changes", es: "Cambios sin guardar", ru: "Не сохранено" },
  saving: { en: "Saving…", es: "Guardando…", ru: "Сохраняется…" },
  notSaved: { en: "Not saved", es: "No se ha guardado", ru: "Не удалось сохранить" },

  codeCell: { en: "Code cell {n}", es: "Celda de código {n}", ru: "Ячейка {n}, код" },
  textCell: { en: "Text cell {n}", es: "Celda de texto {n}", ru: "Ячейка {n}, текст" },
  rawCell: {
    en: "Plain text cell {n}",
    es: "Celda de texto sin formato {n}",
    ru: "Ячейка {n}, простой текст",
  },
  code: { en: "Code", es: "Código", ru: "Код" },
  text: { en: "Text, in Markdown", es: "Texto, en Markdown", ru: "Текст в Markdown" },
  rawText: { en: "Plain text", es: "Texto sin formato", ru: "Простой текст" },
  output: { en: "Output", es: "Salida", ru: "Вывод" },
  outputOf: { en: "Output of cell {n}", es: "Salida de la celda {n}", ru: "Вывод ячейки {n}" },
  showOutput: { en: "Show the output", es: "Mostrar la salida", ru: "Показать вывод" },
  emptyText: {
    en: "An empty text: double click, or Enter, to write.",
    es: "Un texto vacío: doble clic, o Intro, para escribir.",
    ru: "Пустой текст: двойной щелчок или Enter, чтобы писать.",
  },
  runThis: { en: "Run this cell", es: "Ejecutar esta celda", ru: "Выполнить эту ячейку" },
  runs: { en: "runs", es: "activa", ru: "идёт" },
  waits: { en: "waits", es: "espera", ru: "ждёт" },
  cellTools: { en: "This cell", es: "Esta celda", ru: "Эта ячейка" },
  addCode: { en: "+ Code", es: "+ Código", ru: "+ Код" },
  addText: { en: "+ Text", es: "+ Texto", ru: "+ Текст" },

  deleted: {
    en: { one: "{n} cell was deleted.", other: "{n} cells were deleted." },
    es: { one: "Se ha eliminado {n} celda.", other: "Se han eliminado {n} celdas." },
    ru: { one: "Удалена {n} ячейка.", few: "Удалены {n} ячейки.", other: "Удалено {n} ячеек." },
  },
  cut: {
    en: { one: "{n} cell was cut.", other: "{n} cells were cut." },
    es: { one: "Se ha cortado {n} celda.", other: "Se han cortado {n} celdas." },
    ru: { one: "Вырезана {n} ячейка.", few: "Вырезаны {n} ячейки.", other: "Вырезано {n} ячеек." },
  },
  undoThis: { en: "Undo", es: "Deshacer", ru: "Отменить" },
  nothingToUndo: {
    en: "There is no change of cells to undo. Inside a cell, Ctrl+Z undoes what was typed.",
    es: "No hay cambios de celdas que deshacer. Dentro de una celda, Ctrl+Z deshace lo escrito.",
    ru: "Нет изменений ячеек, которые можно отменить. Внутри ячейки Ctrl+Z отменяет набранное.",
  },
  nothingToRedo: {
    en: "There is no undone change to bring back.",
    es: "No hay cambios deshechos que recuperar.",
    ru: "Нет отменённых изменений, которые можно вернуть.",
  },
  nothingCopied: {
    en: "No cell has been copied yet: C copies the chosen one.",
    es: "Aún no se ha copiado ninguna celda: C copia la elegida.",
    ru: "Ещё ничего не скопировано: C копирует выбранную ячейку.",
  },
  exerciseStays: {
    en: "This cell belongs to an exercise and must stay: its answer is looked for here. It can be moved and edited.",
    es: "Esta celda pertenece a un ejercicio y debe quedarse: aquí se busca la respuesta. Se puede mover y editar.",
    ru: "Эта ячейка относится к заданию и должна остаться: ответ ищут в ней. Её можно перемещать и править.",
  },
  exerciseNotMerged: {
    en: "A cell of an exercise cannot be merged into the one above: its answer is looked for here.",
    es: "La celda de un ejercicio no se puede unir a la anterior: aquí se busca la respuesta.",
    ru: "Ячейку задания нельзя объединить с предыдущей: ответ ищут в ней.",
  },
  exerciseKeepsKind: {
    en: "A cell of an exercise stays what it is: its answer is looked for here.",
    es: "La celda de un ejercicio no cambia de tipo: aquí se busca la respuesta.",
    ru: "Тип ячейки задания не меняется: ответ ищут в ней.",
  },

  untouched: { en: "Exercise", es: "Ejercicio", ru: "Задание" },
  tried: { en: "Tried", es: "Intentado", ru: "Начато" },
  solved: { en: "Solved", es: "Resuelto", ru: "Решено" },
  check: { en: "Check", es: "Comprobar", ru: "Проверить" },
  hint: { en: "Hint", es: "Pista", ru: "Подсказка" },
  hintsLeft: {
    en: { one: "Hint ({n} left)", other: "Hint ({n} left)" },
    es: { one: "Pista (queda {n})", other: "Pista (quedan {n})" },
    ru: { one: "Подсказка (ещё {n})", other: "Подсказка (ещё {n})" },
  },
  noHints: { en: "No more hints", es: "No hay más pistas", ru: "Подсказок больше нет" },
  hints: { en: "Hints", es: "Pistas", ru: "Подсказки" },
  newHint: { en: "Hint: {hint}", es: "Pista: {hint}", ru: "Подсказка: {hint}" },
  resetCell: {
    en: "Reset to the original",
    es: "Restablecer el original",
    ru: "Вернуть исходный текст",
  },
  restored: {
    en: "The original text is back. Yours is not lost: undo brings it back.",
    es: "El texto original ha vuelto. El tuyo no se ha perdido: deshacer lo recupera.",
    ru: "Исходный текст вернулся. Прежний не потерян: отмена вернёт его.",
  },
  isOriginal: {
    en: "The cell already has its original text.",
    es: "La celda ya tiene su texto original.",
    ru: "В ячейке и так исходный текст.",
  },

  completions: { en: "Names that fit", es: "Nombres posibles", ru: "Подходящие имена" },
  aboutName: { en: "About this name", es: "Sobre este nombre", ru: "Об этом имени" },
  problems: { en: "Problems", es: "Problemas", ru: "Замечания" },
  noProblems: { en: "No problems", es: "Ningún problema", ru: "Замечаний нет" },
  selectionDeleted: {
    en: "Selection deleted",
    es: "Selección eliminada",
    ru: "Выделенное удалено",
  },
  runFirst: {
    en: "Run cell {cell} first: it makes {name}.",
    es: "Ejecutar antes la celda {cell}: allí se define {name}.",
    ru: "Сначала нужно выполнить ячейку {cell}: в ней определяется {name}.",
  },

  inputAsked: {
    en: "The cell waits for an answer.",
    es: "La celda espera una respuesta.",
    ru: "Ячейка ждёт ответа.",
  },
  inputSend: { en: "Send", es: "Enviar", ru: "Отправить" },
  inputTip: {
    en: "Enter sends, Esc gives up",
    es: "Intro envía, Esc cancela",
    ru: "Enter — отправить, Esc — отказаться",
  },

  cellFinished: {
    en: "Cell {cell} finished.",
    es: "La celda {cell} ha terminado.",
    ru: "Ячейка {cell} выполнена.",
  },
  cellsFinished: {
    en: { one: "{n} cell finished.", other: "{n} cells finished." },
    es: { one: "{n} celda ha terminado.", other: "{n} celdas han terminado." },
    ru: {
      one: "Выполнена {n} ячейка.",
      few: "Выполнены {n} ячейки.",
      other: "Выполнено {n} ячеек.",
    },
  },
  cellFailed: {
    en: "Cell {cell} failed: {name}.",
    es: "La celda {cell} ha fallado: {name}.",
    ru: "Ошибка в ячейке {cell}: {name}.",
  },

  find: { en: "Find", es: "Buscar", ru: "Найти" },
  replaceBy: { en: "Replace by", es: "Reemplazar por", ru: "Заменить на" },
  replaceOne: { en: "Replace", es: "Reemplazar", ru: "Заменить" },
  replaceAll: { en: "Replace all", es: "Reemplazar todo", ru: "Заменить всё" },
  matchCaseSign: { en: "Aa", es: "Aa", ru: "Аа" },
  matchCase: {
    en: "Match upper and lower case",
    es: "Distinguir mayúsculas y minúsculas",
    ru: "Учитывать регистр",
  },
  previousMatch: { en: "Previous match", es: "Anterior", ru: "Предыдущее совпадение" },
  nextMatch: { en: "Next match", es: "Siguiente", ru: "Следующее совпадение" },
  foundOf: { en: "{now} of {all}", es: "{now} de {all}", ru: "{now} из {all}" },
  nothingFound: { en: "Nothing found", es: "Sin resultados", ru: "Ничего не найдено" },
  replaced: {
    en: { one: "{n} replaced", other: "{n} replaced" },
    es: { one: "{n} reemplazado", other: "{n} reemplazados" },
    ru: { one: "Заменено: {n}", other: "Заменено: {n}" },
  },

  modes: {
    en: "Esc leaves the text of a cell: then single letters are commands. Enter goes back to writing.",
    es: "Esc sale del texto de una celda: entonces cada letra es una orden. Intro vuelve a escribir.",
    ru: "Esc выводит из текста ячейки: тогда буквы становятся командами. Enter возвращает к тексту.",
  },
  keysAlways: { en: "Always", es: "Siempre", ru: "Всегда" },
  keysEditor: { en: "While writing code", es: "Al escribir código", ru: "Во время набора кода" },
  keysCommand: { en: "Command mode", es: "Modo de órdenes", ru: "Режим команд" },
  keyComplete: { en: "Complete a name", es: "Completar un nombre", ru: "Дополнить имя" },
  keyInspect: {
    en: "Explain the name at the cursor; again to scroll in the explanation",
    es: "Explicar el nombre del cursor; otra vez para recorrer la explicación",
    ru: "Объяснить имя у курсора; ещё раз — листать объяснение",
  },
  keyProblem: { en: "Next problem", es: "Problema siguiente", ru: "Следующее замечание" },
  keyUndo: { en: "Undo what was typed", es: "Deshacer lo escrito", ru: "Отменить набранное" },
  keyComment: {
    en: "Comment or uncomment the line",
    es: "Comentar o descomentar la línea",
    ru: "Закомментировать строку или наоборот",
  },

  kernelGone: {
    en: "{reason} Its variables are gone; the text is not.",
    es: "{reason} Sus variables se han perdido; el texto no.",
    ru: "{reason} Переменные потеряны, но текст на месте.",
  },
  noConnection: {
    en: "Toplab does not answer. Is it still running in the terminal? If it was started again, open the new address it printed. The text stays on this page meanwhile.",
    es: "Toplab no responde. ¿Sigue activo en el terminal? Si se ha vuelto a iniciar, hay que abrir la nueva dirección que muestra. Mientras tanto el texto sigue en esta página.",
    ru: "Toplab не отвечает. Работает ли он ещё в терминале? Если его запустили заново, нужно открыть новый адрес, который он напечатал. Текст пока остаётся на этой странице.",
  },
  restartTitle: {
    en: "Restart the kernel?",
    es: "¿Reiniciar el núcleo?",
    ru: "Перезапустить ядро?",
  },
  restartText: {
    en: "All variables will be forgotten. Texts and outputs stay.",
    es: "Se olvidarán todas las variables. Los textos y las salidas se quedan.",
    ru: "Все переменные будут забыты. Тексты и вывод останутся.",
  },
  startOverTitle: {
    en: "Start over from the original lesson?",
    es: "¿Empezar de nuevo desde la lección original?",
    ru: "Начать заново с исходного урока?",
  },
  startOverText: {
    en: "Your version is kept in a file beside it.",
    es: "La versión actual se guarda en un archivo aparte.",
    ru: "Нынешняя версия сохранится в файле рядом.",
  },
  startOver: { en: "Start over", es: "Empezar de nuevo", ru: "Начать заново" },
  fileChanged: {
    en: "The notebook was changed elsewhere: this is the new version.",
    es: "El cuaderno se ha modificado en otro lugar: esta es la nueva versión.",
    ru: "Блокнот изменили в другом месте: это новая версия.",
  },
  pictureTooLarge: {
    en: "The picture {name} is larger than {n} MB. Make it smaller, or keep it as a file beside the notebook and name its path.",
    es: "La imagen {name} ocupa más de {n} MB. Conviene reducirla, o guardarla como archivo junto al cuaderno e indicar su ruta.",
    ru: "Картинка {name} больше {n} МБ. Её можно уменьшить или положить файлом рядом с блокнотом и указать путь.",
  },
} as const satisfies Record<string, Text>;
