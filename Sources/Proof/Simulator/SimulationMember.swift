/// Somebody who makes an account and uses it: what they do, in order.
package struct SimulationMember: Sendable, Hashable {
  package enum Step: String, Sendable, Hashable, CaseIterable {
    /// Changes the name and looks at it.
    case rename
    /// Trades the refresh token for the next one, as every client does now and then.
    case refresh
    /// Logs in once more, as on another device.
    case logIn
    case changePassword
    /// Somebody else tries a password.
    case stranger
  }

  /// Beside those of the buyers: members are 500 and up.
  package let number: Int
  package let arrival: Duration
  package let steps: [Step]
  /// Between two steps.
  package let thinking: Duration
  package let logsOut: Bool
  /// How often the registration is sent again after it was answered.
  package let repeats: Int

  static let firstNumber = 500

  init(_ index: Int, _ dice: inout SimulationDice) {
    number = Self.firstNumber + index
    arrival = dice.duration(below: .seconds(40))
    steps = (0..<dice.roll(6)).map { _ in dice.pick(Step.allCases) }
    thinking = dice.roll(2) == 0 ? .zero : dice.duration(below: .seconds(6))
    logsOut = dice.roll(2) == 0
    repeats = dice.roll(3) == 0 ? 1 : 0
  }
}
