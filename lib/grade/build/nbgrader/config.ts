/**
 * nbgrader_config.py: nbgrader refuses languages that it has no stub for, and would put one stub into
 * all cells; ours come from the lesson.
 */
export const nbgraderConfig: string = `# Configuration of nbgrader for a course written in TypeScript; put it beside source/.
from nbgrader.preprocessors import (
    CheckCellMetadata, ClearHiddenTests, ClearMarkScheme, ClearOutput, ClearSolutions,
    ComputeChecksums, IncludeHeaderFooter, LockCells, SaveCells,
)


class LessonStubs(ClearSolutions):
    """Puts back the stub of the lesson where the source has the solution."""

    def preprocess_cell(self, cell, resources, cell_index):
        if not cell.metadata.get("nbgrader", {}).get("solution"):
            return cell, resources
        cell.source = cell.metadata["toplab"].pop("stub")
        return cell, resources


c = get_config()
c.CourseDirectory.course_id = "toplab"
c.ClearSolutions.code_stub = {"typescript": "// your code here", "python": "raise NotImplementedError()"}
c.LessonStubs.code_stub = c.ClearSolutions.code_stub
c.GenerateAssignment.preprocessors = [
    IncludeHeaderFooter, LockCells, LessonStubs, ClearOutput, CheckCellMetadata, ComputeChecksums,
    SaveCells, ClearHiddenTests, ClearMarkScheme, ComputeChecksums, CheckCellMetadata,
]
c.ExecutePreprocessor.timeout = 120
`;

/** What to do with the tree, and what it cannot do. */
export const nbgraderReadme = `# The course for nbgrader

Lay this folder into the instructor course (\`nbgrader/\` beside \`notebooks/\`), install the kernel with \`npx toplab kernel install\`, and go on as with
any course of nbgrader: \`nbgrader generate_assignment MODULE\`, collect, \`nbgrader autograde MODULE\`. Texts and plots that a person marks are manually graded
cells: \`nbgrader formgrader\` asks for their points.

The cell that earns the points asks the judge, which runs outside the student's process; but its answer comes back through that process, and a cell
can change what it prints. For marks that count, grade with \`toplab grade --export nbgrader\`, which runs each notebook in a sandbox.
`;
