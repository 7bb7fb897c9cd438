internal import Base
internal import Discovery
internal import Messages
internal import RPCCore
internal import RPCNetwork

/// A connection to one instance of a role, with what is known of it for operators.
final class Subchannel: Channel {
  private struct Counts {
    var open = 0
    var calls = 0
    var failed = 0
    var lastError = ""
  }

  private let service: String
  private let endpoint: Endpoint
  private let line: NetworkChannel
  private let counts = Locked(Counts())

  init(_ service: String, _ endpoint: Endpoint, _ line: NetworkChannel) {
    self.service = service
    self.endpoint = endpoint
    self.line = line
  }

  func close() { line.close() }

  /// As it is now.
  var picture: AdminV1.Subchannel {
    let counts = counts.withLock { $0 }
    return AdminV1.Subchannel(
      service: service, instanceID: endpoint.instanceID,
      address: Setting.authority(endpoint.host, endpoint.port), state: line.connectivity.rawValue,
      openCalls: UInt32(clamping: counts.open), calls: Int64(counts.calls), failed: Int64(counts.failed),
      lastError: counts.lastError)
  }

  func unary(_ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions)
    async throws(RPCError) -> [UInt8]
  {
    begin()
    do throws(RPCError) {
      let answer = try await line.unary(method, request, options)
      end(nil)
      return answer
    } catch {
      end(error)
      throw error
    }
  }

  func serverStreaming(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
    onMessage: @escaping @Sendable ([UInt8]) async throws -> Void
  ) async throws {
    begin()
    do {
      try await line.serverStreaming(method, request, options, onMessage: onMessage)
      end(nil)
    } catch {
      end(error)
      throw error
    }
  }

  func duplex<Answer: Sendable>(
    _ method: MethodDescriptor, _ options: CallOptions,
    _ body: (any CallStream) async throws -> Answer
  ) async throws -> Answer {
    begin()
    do {
      let answer = try await line.duplex(method, options, body)
      end(nil)
      return answer
    } catch {
      end(error)
      throw error
    }
  }

  private func begin() {
    counts.withLock { counts in
      counts.open += 1
      counts.calls += 1
    }
  }

  private func end(_ error: (any Error)?) {
    counts.withLock { counts in
      counts.open -= 1
      guard let error else { return }
      counts.failed += 1
      counts.lastError = (error as? RPCError).map { "\($0.code.name) \($0.reason)" } ?? "\(type(of: error))"
    }
  }
}
