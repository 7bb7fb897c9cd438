internal import Base
public import RPCCore

extension DiscoveredChannel {
  /// Is made again like any other call until it is tied to its instance: its response headers or first
  /// message have come, or `DiscoveryLimits.replayBytes` were sent.
  public func duplex<Answer: Sendable>(
    _ method: MethodDescriptor, _ options: CallOptions,
    _ body: (any CallStream) async throws -> Answer
  ) async throws -> Answer {
    var call = try DiscoveredCall(method, options, pool.withLock { $0.config.method(method) }, at: loop.now)
    let stream = ReplayedStream(report: call.watchHeaders())
    let driver = loop.spawn { [call] in await self.drive(stream, method, call) }
    do {
      let answer = try await body(stream)
      await end(stream, driver, nil)
      return answer
    } catch {
      await end(stream, driver, error as? RPCError)
      throw error
    }
  }

  private func end(_ stream: ReplayedStream, _ driver: SpawnedTask, _ error: RPCError?) async {
    stream.release(error)
    driver.cancel()
    await driver.finished()
  }

  /// Makes attempts until one is the caller's for good, or the call is over.
  private func drive(_ stream: ReplayedStream, _ method: MethodDescriptor, _ first: DiscoveredCall) async {
    var call = first
    while true {
      do throws(RPCError) {
        guard let error = try await attempt(stream, method, &call) else { return }
        try await prepare(&call, after: error, hasBegun: stream.isTied)
      } catch {
        return stream.fail(error)
      }
    }
  }

  /// Returns why the attempt failed; `nil` when the caller is done.
  private func attempt(
    _ stream: ReplayedStream, _ method: MethodDescriptor, _ call: inout DiscoveredCall
  ) async throws(RPCError) -> RPCError? {
    let seat: Seat
    do throws(RPCError) { seat = try await self.seat(for: call) } catch { return error }
    let ending: ReplayedStream.Ending
    do {
      ending = try await seat.channel.duplex(method, call.options(at: loop.now)) { inner in await stream.run(inner) }
    } catch {
      ending = .failed(
        error as? RPCError ?? RPCError(.internal, "the stream could not be opened: \(error)", reason: "INTERNAL"))
    }
    switch ending {
    case .released(let error):
      leave(seat, after: error)
      return nil
    case .failed(let error):
      leave(seat, after: error)
      call.tried.insert(seat.key)
      return error
    }
  }
}
