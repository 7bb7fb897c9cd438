internal import Commands

/// The program: every verb lives in `Commands`.
@main
struct Main {
  static func main() async { await OnsaleCommand.runAndExit() }
}
