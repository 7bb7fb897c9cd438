import Admission
import Base
import Logging
import Ports
import RPCCore
import Telemetry

/// A refusal of the gateway's own, where the HTTP status says more than the code.
struct GatewayError: Error, Sendable {
  let error: RPCError
  let status: Int?
  let headers: [HTTPField]

  init(
    _ code: RPCCode, _ message: String, reason: String, facts: [String: String] = [:], status: Int? = nil,
    headers: [HTTPField] = []
  ) {
    error = RPCError(code, message, reason: reason, facts: facts)
    self.status = status
    self.headers = headers
  }
}

extension Gateway {
  /// The one translation of whatever went wrong to an answer.
  func problem(_ error: any Error, _ visit: Visit) -> HTTPResponse {
    switch error {
    case let error as GatewayError:
      return response(error.error, visit, status: error.status, headers: error.headers)
    case let fault as TokenFault:
      return response(
        RPCError(.unauthenticated, fault.explanation, reason: fault.reason, facts: ["problem": fault.rawValue]), visit,
        headers: [HTTPField("www-authenticate", #"Bearer error="invalid_token""#)])
    case let refusal as AdmissionRefusal:
      counters.noteRefusal(refusal)
      return response(RPCError(refusal), visit)
    case let refusal as any Refusal: return response(RPCError(refusal), visit)
    case let error as RPCError: return response(told(error, visit), visit)
    case is CancellationError: return response(RPCError(.cancelled, "The client has gone."), visit)
    default: return response(told(RPCError(.internal, "\(error)"), visit), visit)
    }
  }

  private func response(
    _ error: RPCError, _ visit: Visit, status: Int? = nil, headers: [HTTPField] = []
  ) -> HTTPResponse {
    .problem(
      code: error.code, httpStatus: status, message: error.message,
      reason: error.reason.isEmpty ? error.code.name : error.reason, facts: error.facts, requestID: visit.requestID,
      headers: headers)
  }

  /// What a client may hear of a failed call: rules with their words, the inside of the house not.
  private func told(_ error: RPCError, _ visit: Visit) -> RPCError {
    switch error.code {
    case .internal, .unknown, .dataLoss, .ok:
      log.error(
        "a request failed",
        metadata: [
          LogKey.method: "\(visit.label)", LogKey.request: "\(visit.requestID)", LogKey.trace: "\(visit.trace.trace)",
          LogKey.status: "\(error.code.name)", LogKey.error: "\(error.message)",
        ])
      return RPCError(.internal, "Something went wrong on our side; the request id tells us what.", reason: "INTERNAL")
    case .unavailable:
      var told = error
      if told.reason.isEmpty {
        log.info(
          "a service is not available",
          metadata: [LogKey.method: "\(visit.label)", LogKey.request: "\(visit.requestID)", LogKey.error: "\(error.message)"])
        told.message = "This part of the platform is not available right now. Try again."
      }
      if told.facts["retry_after_ms"] == nil { told.facts["retry_after_ms"] = "1000" }
      return told
    case .resourceExhausted where error.reason == RPCError.overloadedReason:
      // Not the client's fault: 503, and nothing of it was done.
      let pause = error.facts[MetadataKey.retryPushback] ?? "1000"
      return RPCError(
        .unavailable, "More is asked than can be answered right now. Come again in a moment.", reason: error.reason,
        facts: ["retry_after_ms": pause])
    case .deadlineExceeded:
      return RPCError(
        .deadlineExceeded, "This took too long. Ask again with the same Idempotency-Key to learn what became of it.",
        reason: error.reason, facts: error.facts)
    case .unimplemented:
      return RPCError(.unimplemented, "This part of the platform does not do that yet.", reason: error.reason)
    default: return error
    }
  }
}
