"""Jupyter's own tests for kernels, filled in for TypeScript: one line of JSON for each test.

Needs Debian's python3-jupyter-kernel-test. The kernelspec "toplab" must be where Jupyter looks.
"""

import json
import unittest

import jupyter_kernel_test


class ToplabTests(jupyter_kernel_test.KernelTests):
    kernel_name = "toplab"
    language_name = "typescript"
    file_extension = ".ts"

    code_hello_world = "console.log('hello, world')"
    code_stderr = "console.error('oops')"
    code_generate_error = "throw new Error('wrong')"
    code_clear_output = "import { clearOutput } from 'toplab/core'; clearOutput();"
    code_inspect_sample = "Math.hypot"
    code_history_pattern = "1 + 2*"
    supported_history_operations = ("tail", "range", "search")

    completion_samples = [
        {"text": "Math.hyp", "matches": {"hypot"}},
        {"text": "[1].lastInd", "matches": {"lastIndexOf"}},
        {"text": "const muon = 1; muo", "matches": {"muon"}},
    ]
    complete_code_samples = ["1", "const f = (x: number) => x + 1;", "for (;;) {}", ""]
    incomplete_code_samples = ["const f = (", "if (true) {", "`never", "/* never"]
    invalid_code_samples = ["let 3 = 4", "const a = ];", "import 5"]
    code_execute_result = [
        {"code": "1 + 1", "result": "2"},
        {"code": "1 + 2", "result": "3"},
        {"code": "1 + 2", "result": "3"},
        {"code": "'pt'", "result": "'pt'"},
        {"code": "[1, 2]", "mime": "text/plain"},
    ]
    code_display_data = [
        {
            "code": "import { display, mimeBundle } from 'toplab/core';"
            "display({ [mimeBundle]: () => ({ 'text/html': '<b>Z</b>', 'text/plain': 'Z' }) });",
            "mime": "text/html",
        },
        {"code": "display(5)", "mime": "text/plain"},
    ]


class Report(unittest.TestResult):
    def tell(self, test, outcome, detail=""):
        print(json.dumps({"test": test.id().rsplit(".", 1)[-1], "outcome": outcome, "detail": detail}))

    def addSuccess(self, test):
        self.tell(test, "passed")

    def addFailure(self, test, error):
        self.tell(test, "failed", self._exc_info_to_string(error, test))

    def addError(self, test, error):
        self.tell(test, "failed", self._exc_info_to_string(error, test))

    def addSkip(self, test, reason):
        self.tell(test, "skipped", reason)

    def addSubTest(self, test, subtest, error):
        if error:
            self.tell(test, "failed", f"{subtest}: {self._exc_info_to_string(error, test)}")


unittest.defaultTestLoader.loadTestsFromTestCase(ToplabTests).run(Report())
