internal import Base
internal import HTTP2Wire
internal import RPCCore

/// Who may turn a call away at its header block, before anything of it is read.
package protocol CallGate: AnyObject {
  /// Whether a call that begins is turned away: then the gate answers it, now or later, by
  /// `turnAway(call.id, …)`.
  func refuses(_ call: IncomingCall) -> Bool
}

/// OVERLOADED with a pause, ready to send: whoever turns away the most must pay the least for it.
package struct ShedAnswer: Sendable {
  let block: HTTP2FieldBlock

  /// The answer whose pause is next to `pause` from above; `turn` varies it by up to three quarters, so that
  /// those who were turned away together do not come back together.
  package static func after(_ pause: Duration, turn: Int) -> ShedAnswer {
    let wanted = pause.clampedMilliseconds
    let step = steps.firstIndex { $0 >= wanted } ?? steps.count - 1
    return answers[step * variants + (turn & Int.max) % variants]
  }

  private static let steps: [Int64] = [50, 100, 200, 400, 800, 1600, 2000]
  private static let variants = 4
  private static let answers = steps.flatMap { step in
    (0..<Int64(variants)).map { variant in
      let error = RPCError.overloaded(pause: .milliseconds(step + step * variant / Int64(variants)))
      return ShedAnswer(block: HTTP2FieldBlock(CallFields.responseHead + CallFields.trailers(error)))
    }
  }
}
